import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

const known = new WeakMap<FieldNode, Map<ReadonlySet<string>, boolean>>();

/** Whether one of these fields is asked of what a field answers, looked up once in each document. */
export function asksFor(names: ReadonlySet<string>, { fieldNodes, fragments }: GraphQLResolveInfo): boolean {
	const asks = (set: SelectionSetNode | undefined): boolean =>
		set?.selections.some((one) => {
			if (one.kind === Kind.FIELD) return names.has(one.name.value);
			return asks(one.kind === Kind.FRAGMENT_SPREAD ? fragments[one.name.value]?.selectionSet : one.selectionSet);
		}) ?? false;
	return fieldNodes.some((node) => {
		const answers = known.get(node) ?? new Map<ReadonlySet<string>, boolean>();
		const answer = answers.get(names) ?? asks(node.selectionSet);
		answers.set(names, answer);
		known.set(node, answers);
		return answer;
	});
}
