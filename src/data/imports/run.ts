/** Runs a statement; gives its rows. */
export type Run = <T extends object>(text: string, values?: readonly unknown[]) => Promise<T[]>;
