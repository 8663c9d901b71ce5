import { getMetadataStorage as validation, IsOptional } from 'class-validator';
import { getMetadataStorage, InputType, type ClassType } from 'type-graphql';

/** What is to be different about something whose whole is `T`, but for what it is always of: what is not given stays. */
export type ChangesOf<T, Fixed extends keyof T = never> = {
  -readonly [K in Exclude<keyof T, Fixed>]?: T[K] | null;
};

/**
 * The input of a change, made from the input of the whole: the same fields under the same rules, and each may be left out.
 * @param name the input's name
 * @param fixed fields that cannot be changed: what they say is what it is of
 */
export function changesOf<T extends object, Fixed extends keyof T = never>(
  whole: ClassType<T>,
  name: string,
  description: string,
  fixed: readonly Fixed[] = [],
): ClassType<ChangesOf<T, Fixed>> {
  const changes = { [name]: class {} }[name] as ClassType<ChangesOf<T, Fixed>>;
  const mayChange = (field: string) => !(fixed as readonly string[]).includes(field);
  InputType(name, { description })(changes);
  const storage = getMetadataStorage();
  for (const field of storage.fields.filter(({ target, name: of }) => target === whole && mayChange(of))) {
    const options: typeof field.typeOptions = { nullable: true };
    storage.collectClassFieldMetadata({
      ...field,
      target: changes,
      typeOptions: options,
      // Whether a field is a list is only known once its type is asked for: types may refer to one another.
      getType: () => {
        const type = field.getType();
        const { array, arrayDepth } = field.typeOptions;
        Object.assign(options, { array, arrayDepth });
        return type;
      },
      description: `${field.description} Unchanged if not given.`,
    });
    IsOptional()(changes.prototype as object, field.name);
  }
  for (const rule of validation().getTargetValidationMetadatas(whole, '', false, false)) {
    if (!mayChange(rule.propertyName)) continue;
    validation().addValidationMetadata(
      Object.assign(Object.create(Object.getPrototypeOf(rule) as object) as typeof rule, rule, {
        target: changes,
      }),
    );
  }
  return changes;
}
