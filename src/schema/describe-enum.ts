import { registerEnumType } from 'type-graphql';

/** Makes an enum a type of the API, with a description for each of its values. */
export function describe<E extends Record<string, string>>(
  vocabulary: E,
  name: string,
  description: string,
  values: Record<keyof E, string>,
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([key, text]) => [key, { description: text as string }]),
  );
  registerEnumType(vocabulary, { name, description, valuesConfig: valuesConfig as never });
}
