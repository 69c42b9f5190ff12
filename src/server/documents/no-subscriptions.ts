import { GraphQLError, OperationTypeNode, type ValidationRule } from 'graphql';

/** graphql-js would refuse a subscription only when it is executed, without a code and with status 200. */
export const NoSubscriptionsRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION || context.getSchema().getSubscriptionType()) return;
    context.reportError(new GraphQLError('The gateway has no subscriptions. Send a query instead.', { nodes: node }));
  },
});
