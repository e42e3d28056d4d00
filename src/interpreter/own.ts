/** An entry of a table under a name that a program gives: never what every object inherits (`constructor`, `__proto__`). */
export const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
