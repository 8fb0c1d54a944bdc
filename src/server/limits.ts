import {
	type ASTVisitor,
	type DocumentNode,
	type FragmentDefinitionNode,
	GraphQLError,
	type GraphQLSchema,
	getVariableValues,
	Kind,
	type OperationDefinitionNode,
	type SelectionSetNode,
	type ValidationContext,
	type ValidationRule,
} from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { costMemory } from './costMemory.js';

const refusal = (message: string) =>
	new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', http: { status: 400 } } });

export const noSubscriptions = () =>
	new GraphQLError(
		'subscriptions are not answered here; ask for them over WebSocket (graphql-transport-ws) at this address, or as an event stream at graphql/stream',
		{
			extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
		},
	);

/** Most of each thing in one document. Enough for any page; a document with more is an attack or a mistake. */
export const documentLimits = {
	tokens: 6_000,
	fields: 1_000,
	fieldsWrittenOut: 5_000,
	aliases: 200,
	directives: 100,
	variables: 200,
} as const;

/** Refuses documents that nest deeper than the limit or hold too many fields, aliases, directives or variables. */
const shapeRule =
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
			const { depth, fields } = measure(context);
			if (fields > documentLimits.fieldsWrittenOut) {
				const most = documentLimits.fieldsWrittenOut;
				context.reportError(
					refusal(`with its fragments written out the query has ${fields} fields; the most is ${most}`),
				);
			}
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

/** How deep the document nests, and how many fields it has with every fragment written out where it is spread. */
function measure(context: ValidationContext): { depth: number; fields: number } {
	const known = new Map<FragmentDefinitionNode, { depth: number; fields: number }>();
	const of = (set: SelectionSetNode | undefined): { depth: number; fields: number } => {
		const all = { depth: 0, fields: 0 };
		for (const selection of set?.selections ?? []) {
			const isField = selection.kind === Kind.FIELD;
			const inner =
				selection.kind === Kind.FRAGMENT_SPREAD
					? ofFragment(context.getFragment(selection.name.value))
					: of(selection.selectionSet);
			all.depth = Math.max(all.depth, inner.depth + (isField ? 1 : 0));
			all.fields += inner.fields + (isField ? 1 : 0);
		}
		return all;
	};
	const ofFragment = (fragment: FragmentDefinitionNode | null | undefined): { depth: number; fields: number } => {
		if (!fragment) return { depth: 0, fields: 0 };
		const before = known.get(fragment);
		if (before) return before;
		known.set(fragment, { depth: 0, fields: 0 }); // a fragment in itself is refused by another rule
		const found = of(fragment.selectionSet);
		known.set(fragment, found);
		return found;
	};
	const operations = context
		.getDocument()
		.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [of(one.selectionSet)] : []));
	return {
		depth: Math.max(0, ...operations.map((one) => one.depth)),
		fields: operations.reduce((sum, one) => sum + one.fields, 0),
	};
}

/** What every document is held to beside GraphQL's own rules, over whatever transport it came. */
export const documentRules = (limits: { readonly depthLimit: number }): ValidationRule[] => [
	shapeRule(limits.depthLimit),
];

/** Variables as an operation takes them, or what is wrong with them. */
export const coercedVariables = (
	schema: GraphQLSchema,
	{ variableDefinitions = [] }: OperationDefinitionNode,
	variables: Readonly<Record<string, unknown>>,
) => getVariableValues(schema, variableDefinitions, variables, { maxErrors: 50 });

/** What an operation could cost: each field costs 1, a page its length times its entries; null where nothing will be executed. */
export function costOf(
	schema: GraphQLSchema,
	asked: {
		readonly document: DocumentNode;
		readonly operation: OperationDefinitionNode | null | undefined;
		readonly variables: Readonly<Record<string, unknown>>;
	},
): number | null {
	const { document, operation, variables } = asked;
	// That there is no such operation, and what is wrong with its variables, Apollo says itself, when it executes.
	if (!operation || coercedVariables(schema, operation, variables).errors) return null;
	return costOfValid(schema, { document, operation, variables });
}

/** The same for an operation that will be executed, with variables that are right. */
export function costOfValid(
	schema: GraphQLSchema,
	asked: {
		readonly document: DocumentNode;
		readonly operation: OperationDefinitionNode;
		readonly variables: Readonly<Record<string, unknown>>;
	},
): number {
	const { document, operation, variables } = asked;
	const reckon = () =>
		getComplexity({
			schema,
			query: document,
			...(operation.name ? { operationName: operation.name.value } : {}),
			variables: { ...variables },
			estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
		});
	const remembered = memories.get(schema) ?? costMemory(schema);
	memories.set(schema, remembered);
	return remembered(operation, variables, reckon);
}

const memories = new WeakMap<GraphQLSchema, ReturnType<typeof costMemory>>();

/** The refusal of an operation that could cost more than the limit. */
export const tooDear = (cost: number, limit: number) =>
	refusal(`the query could cost ${cost}; the most is ${limit}. Ask for shorter pages or fewer levels`);

/** Why an operation costs too much: it could answer more than the limit; null where it does not, or its variables are wrong. */
export function costRefusal(
	schema: GraphQLSchema,
	asked: Parameters<typeof costOf>[1],
	limit: number,
): GraphQLError | null {
	const cost = costOf(schema, asked);
	return cost === null || cost <= limit ? null : tooDear(cost, limit);
}
