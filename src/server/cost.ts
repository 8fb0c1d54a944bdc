import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context } from '../graph/context.js';
import type { Balance, Budget } from './budget.js';
import { costOf, noSubscriptions, tooDear } from './limits.js';

/**
 * Refuses operations that could cost more than the limit, or more than their client has left; tells of all others
 * what they could have cost and what they did, as `extensions.cost` and as `RateLimit` headers.
 */
export const costPlugin = (
	schema: GraphQLSchema,
	options: { readonly limit: number; readonly budget: Budget | null },
): ApolloServerPlugin<Context> => ({
	async requestDidStart() {
		const { limit, budget } = options;
		let requested: number | null = null;
		return {
			async didResolveOperation({ request, document, operation, contextValue, response }) {
				if (operation?.operation === 'subscription') throw noSubscriptions();
				const cost = costOf(schema, { document, operation, variables: request.variables ?? {} });
				if (cost === null) return;
				if (cost > limit) throw tooDear(cost, limit);
				if (budget && contextValue.client !== null) {
					let balance = await budget.take(contextValue.client, cost);
					if (!balance.granted && !contextValue.answered) throw overdrawn(cost, budget, balance);
					// What is done already is answered, and charged all the same.
					if (!balance.granted) balance = await budget.settle(contextValue.client, -cost);
					tell(response, budget, balance);
				}
				requested = cost;
			},
			async willSendResponse({ response, contextValue }) {
				if (requested === null || response.body.kind !== 'single') return;
				const { singleResult } = response.body;
				const actual = fieldsIn(singleResult.data);
				singleResult.extensions = { ...singleResult.extensions, cost: { requested, actual, limit } };
				if (!budget || contextValue.client === null) return;
				const charged = chargeOf({ requested, actual });
				tell(response, budget, await budget.settle(contextValue.client, requested - charged));
			},
		};
	},
});

/** Suppositions and moments answer little and compute much: a tenth of the estimate is always kept. */
export const chargeOf = ({ requested, actual }: { readonly requested: number; readonly actual: number }): number =>
	Math.max(actual, Math.ceil(requested / 10));

/** How many fields an answer has, at every depth; the unit of the estimate. */
export function fieldsIn(data: unknown): number {
	let sum = 0;
	if (Array.isArray(data)) {
		for (const one of data) if (isObject(one)) sum += fieldsIn(one);
	} else if (isObject(data)) {
		// No list of values is made: this walks every answer.
		for (const name in data) {
			const value = data[name];
			sum += isObject(value) ? 1 + fieldsIn(value) : 1;
		}
	}
	return sum;
}

const isObject = (data: unknown): data is Readonly<Record<string, unknown>> =>
	typeof data === 'object' && data !== null;

/** The headers of draft-ietf-httpapi-ratelimit-headers-10: the policy, what remains of it, and when it begins anew. */
export function headersOf(budget: Budget, { remaining, resetSeconds }: Balance): [string, string][] {
	return [
		['ratelimit-policy', `"cost";q=${budget.points};w=${budget.seconds}`],
		['ratelimit', `"cost";r=${remaining};t=${resetSeconds}`],
	];
}

function tell(response: GraphQLRequestContext<Context>['response'], budget: Budget, balance: Balance): void {
	for (const [name, value] of headersOf(budget, balance)) response.http.headers.set(name, value);
}

function overdrawn(cost: number, budget: Budget, balance: Balance): GraphQLError {
	const { remaining, resetSeconds } = balance;
	const headers = new HeaderMap([...headersOf(budget, balance), ['retry-after', String(resetSeconds)]]);
	return new GraphQLError(
		`the query could cost ${cost}, and you have ${remaining} left of ${budget.points}; ask again in ${resetSeconds} s, or for less`,
		{ extensions: { code: 'BUDGET_EXCEEDED', http: { status: 429, headers } } },
	);
}
