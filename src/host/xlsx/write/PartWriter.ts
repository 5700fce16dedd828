/* global TextEncoder */

/** Collects the UTF-8 bytes of one part. Text is encoded as it comes, so that a large sheet is never held twice. */
export class PartWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;
  private pending = "";
  private readonly encoder = new TextEncoder();

  write(text: string): void {
    this.pending += text;
    if (this.pending.length > 1 << 14) this.flush();
  }

  finish(): Uint8Array {
    this.flush();
    return this.bytes.subarray(0, this.length);
  }

  private flush(): void {
    // A UTF-16 unit becomes at most three bytes; text here never ends in half a surrogate pair (see xmlText).
    const needed = this.length + this.pending.length * 3;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
    this.length += this.encoder.encodeInto(this.pending, this.bytes.subarray(this.length)).written;
    this.pending = "";
  }
}
