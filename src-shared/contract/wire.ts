/**
 * A two-way channel for frames, ordered and lossless while it is open: a WebSocket, a port between processes. Frames are what
 * the structured clone algorithm copies (plain objects, typed arrays); what arrives may be anything, and is checked by whoever reads it.
 */
export interface Wire {
  /** Does nothing once the wire is closed. */
  send(frame: unknown): void;
  /** Takes the one listener; frames that came before are delivered to it. */
  onFrame(listener: (frame: unknown) => void): void;
  /** Told once, with the reason in words for people ("the server has stopped"); at once where it is closed already. */
  onClose(listener: (reason: string) => void): void;
  close(): void;
}
