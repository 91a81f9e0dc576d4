export const Divider = () => <hr className="block-divider" />
