import { GraphQLError, getNamedType, isIntrospectionType, type ValidationRule } from 'graphql';

/** Lets nobody ask for the schema; `_service` has it, too. */
export const NoIntrospectionRule: ValidationRule = (context) => ({
  Field(node) {
    const type = getNamedType(context.getType());
    if (!type || (!isIntrospectionType(type) && type.name !== '_Service')) return;
    const message = `${node.name.value} is switched off: this gateway does not tell its schema. The operator can switch it on by INTROSPECTION.`;
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'INTROSPECTION_DISABLED' } }));
  },
});
