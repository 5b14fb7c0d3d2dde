/** A small lock: what stands behind it is decided elsewhere. */
export const LockMark = () => (
  <svg class="lock-mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path d="M3.5 5.5V4a2.5 2.5 0 0 1 5 0v1.5M2.5 5.5h7v5h-7z" fill="none" stroke="currentColor" stroke-width="1.2" />
  </svg>
);
