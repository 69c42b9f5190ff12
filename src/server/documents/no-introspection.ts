import { GraphQLError, getNamedType, isIntrospectionType, type ValidationRule } from 'graphql';

/** Refuses introspection, and the field `_service`, which also returns the schema. */
export const NoIntrospectionRule: ValidationRule = (context) => ({
  Field(node) {
    const type = getNamedType(context.getType());
    if (!type || (!isIntrospectionType(type) && type.name !== '_Service')) return;
    const reason = 'is switched off, because it reveals the schema. The operator can allow it with INTROSPECTION.';
    const message = `${node.name.value} ${reason}`;
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'INTROSPECTION_DISABLED' } }));
  },
});
