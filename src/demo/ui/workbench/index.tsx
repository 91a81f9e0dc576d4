/** What goes on behind the screen: traffic, JSON, faults. */
export const Workbench = ({ onClose }: { onClose: () => void }) => (
  <button type="button" onClick={onClose}>
    Close
  </button>
)
