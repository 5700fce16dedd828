/**
 * Objects that the client follows. A reference id is stable for one object; it outlives its batch only when the client
 * asks to keep it, and until the client lets it go.
 */
export class References {
  private readonly ids = new WeakMap<object, string>();
  private readonly kept = new Map<string, { readonly type: string; readonly target: object }>();
  private passing = new Map<string, { readonly type: string; readonly target: object }>();
  /** Ranges of events, for handlers that ask; the client never lets go of them, so the oldest go first. */
  private readonly ofEvents = new Map<string, { readonly type: string; readonly target: object }>();
  private next = 1;

  idOf(type: string, target: object): string {
    let id = this.ids.get(target);
    if (!id) this.ids.set(target, (id = `ref${this.next++}`));
    if (!this.kept.has(id)) this.passing.set(id, { type, target });
    return id;
  }

  keep(type: string, target: object): void {
    this.kept.set(this.idOf(type, target), { type, target });
  }

  keepForEvent(type: string, target: object): string {
    const id = this.idOf(type, target);
    this.ofEvents.set(id, { type, target });
    for (const oldest of this.ofEvents.keys()) {
      if (this.ofEvents.size <= 1000) break;
      this.ofEvents.delete(oldest);
    }
    return id;
  }

  remove(id: string): void {
    this.kept.delete(id);
  }

  find(id: string): { readonly type: string; readonly target: object } | null {
    return this.kept.get(id) ?? this.passing.get(id) ?? this.ofEvents.get(id) ?? null;
  }

  /** Forgets what nobody asked to keep. */
  endBatch(): void {
    this.passing = new Map();
  }

  /** Objects that the client still holds: a leak when it grows. */
  get count(): number {
    return this.kept.size;
  }

  targets(): object[] {
    return [...this.kept.values()].map((entry) => entry.target);
  }
}
