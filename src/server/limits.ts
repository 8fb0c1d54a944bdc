import type { ApolloServerPlugin } from '@apollo/server';
import {
	type ASTVisitor,
	type FragmentDefinitionNode,
	GraphQLError,
	type GraphQLSchema,
	Kind,
	type SelectionSetNode,
	type ValidationContext,
	type ValidationRule,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';

const refusal = (message: string) =>
	new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } });

/** Most of each thing in one document. Enough for any page; a document with more is an attack or a mistake. */
export const documentLimits = { tokens: 6_000, fields: 1_000, aliases: 200, directives: 100, variables: 200 } as const;

/** Refuses documents that nest deeper than the limit or hold too many fields, aliases, directives or variables. */
export const shapeRule =
	(depthLimit: number): ValidationRule =>
	(context: ValidationContext): ASTVisitor => ({
		Document() {
			const count = { fields: 0, aliases: 0, directives: 0, variables: 0 };
			const tally: ASTVisitor = {
				Field: (node) => {
					count.fields++;
					if (node.alias) count.aliases++;
				},
				Directive: () => void count.directives++,
				VariableDefinition: () => void count.variables++,
			};
			walk(context.getDocument(), tally);
			for (const [what, found] of Object.entries(count)) {
				const most = documentLimits[what as keyof typeof count];
				if (found > most) context.reportError(refusal(`the document has ${found} ${what}; the most is ${most}`));
			}
			const depth = deepest(context);
			if (depth > depthLimit)
				context.reportError(refusal(`the query nests ${depth} levels deep; the most is ${depthLimit}`));
		},
	});

function walk(node: unknown, visitor: ASTVisitor): void {
	if (Array.isArray(node)) {
		for (const one of node) walk(one, visitor);
		return;
	}
	if (typeof node !== 'object' || node === null || !('kind' in node)) return;
	const visit = (visitor as Record<string, ((node: never) => void) | undefined>)[String(node.kind)];
	visit?.(node as never);
	for (const [name, value] of Object.entries(node)) if (name !== 'loc') walk(value, visitor);
}

function deepest(context: ValidationContext): number {
	const known = new Map<FragmentDefinitionNode, number>();
	const of = (set: SelectionSetNode | undefined): number => {
		let most = 0;
		for (const selection of set?.selections ?? []) {
			if (selection.kind === Kind.FIELD) most = Math.max(most, 1 + of(selection.selectionSet));
			else if (selection.kind === Kind.INLINE_FRAGMENT) most = Math.max(most, of(selection.selectionSet));
			else most = Math.max(most, ofFragment(context.getFragment(selection.name.value)));
		}
		return most;
	};
	const ofFragment = (fragment: FragmentDefinitionNode | null | undefined): number => {
		if (!fragment) return 0;
		const before = known.get(fragment);
		if (before !== undefined) return before;
		known.set(fragment, 0); // a fragment in itself is refused by another rule
		const depth = of(fragment.selectionSet);
		known.set(fragment, depth);
		return depth;
	};
	return Math.max(
		0,
		...context
			.getDocument()
			.definitions.map((one) => (one.kind === Kind.OPERATION_DEFINITION ? of(one.selectionSet) : 0)),
	);
}

/** Refuses operations that could answer more than the limit: each field costs 1, a page its length times its entries. */
export const costPlugin = (schema: GraphQLSchema, costLimit: number): ApolloServerPlugin => ({
	async requestDidStart() {
		return {
			async didResolveOperation({ request, document }) {
				const cost = getComplexity({
					schema,
					query: document,
					...(request.operationName ? { operationName: request.operationName } : {}),
					variables: request.variables ?? {},
					estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
				});
				if (cost > costLimit)
					throw refusal(
						`the query could cost ${cost}; the most is ${costLimit}. Ask for shorter pages or fewer levels`,
					);
			},
		};
	},
});
