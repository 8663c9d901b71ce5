import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Field } from 'type-graphql';

/** How many codes one part of a filter may name. */
const MOST = 100;

/** Property decorator: an optional list of codes or names that a filter is cut to, at most 100, each of at most 100 characters. */
export function Codes(description: string): PropertyDecorator {
  const decorators = [
    Field(() => [String], { nullable: true, description }),
    IsOptional(),
    ArrayMaxSize(MOST),
    MaxLength(100, { each: true }),
  ];
  return (target, property) =>
    decorators.forEach((decorate) => (decorate as PropertyDecorator)(target, property));
}
