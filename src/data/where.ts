/** The conditions and parameters of a statement under construction. */
export class Where {
  private readonly conditions: string[] = [];

  /** @param values the parameters of a statement that this is a part of: they are added to */
  constructor(readonly values: unknown[] = []) {}

  /** Registers a parameter and returns its placeholder. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Adds a condition; all must hold. */
  add(sql: string): this {
    this.conditions.push(sql);
    return this;
  }

  /** All conditions as one, if there are any. */
  get all(): string {
    return this.conditions.join(' and ');
  }

  /** The `where` clause, or nothing if there is no condition. */
  get sql(): string {
    return this.conditions.length > 0 ? ` where ${this.all}` : '';
  }

  /** A copy that can be added to without changing this one. */
  clone(): Where {
    const copy = new Where();
    copy.values.push(...this.values);
    copy.conditions.push(...this.conditions);
    return copy;
  }
}
