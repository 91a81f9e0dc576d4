export const Emoji = ({ name }: { name: string }) => <span>:{name}:</span>
