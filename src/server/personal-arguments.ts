import {
  GraphQLError,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTVisitor,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  type ValidationContext,
  type VariableDefinitionNode,
} from 'graphql';

/** Names of the arguments of a field that carry facts about somebody: `@Extensions({ personal: [...] })` says so. */
function personalArguments(field: GraphQLField<unknown, unknown> | null | undefined): readonly string[] {
  return (field?.extensions.personal as readonly string[] | undefined) ?? [];
}

/**
 * Validation rule: facts about somebody are given as variables. Documents are kept once they are parsed, and what stands
 * in one would be kept with it; variables are forgotten with the request.
 */
export function PersonalArgumentsAreVariables(context: ValidationContext): ASTVisitor {
  const personal = new Set<string>();
  const defaulted: VariableDefinitionNode[] = [];
  return {
    Argument(node) {
      if (!personalArguments(context.getFieldDef()).includes(node.name.value)) return;
      if (node.value.kind === Kind.VARIABLE) personal.add(node.value.name.value);
      else if (node.value.kind !== Kind.NULL) {
        const message = `Give ${node.name.value} as a variable: it is personal, and the text of a query is kept.`;
        context.reportError(new GraphQLError(message, { nodes: node }));
      }
    },
    VariableDefinition(node) {
      if (node.defaultValue) defaulted.push(node);
    },
    Document: {
      leave() {
        for (const node of defaulted.filter(({ variable }) => personal.has(variable.name.value))) {
          const message = `Give $${node.variable.name.value} no default: it is personal, and the text of a query is kept.`;
          context.reportError(new GraphQLError(message, { nodes: node }));
        }
      },
    },
  };
}

/** Whether any operation of a document is asked with facts about somebody. */
export function isPersonal(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      Argument(node) {
        if (personalArguments(info.getFieldDef()).includes(node.name.value)) found = true;
      },
    }),
  );
  return found;
}
