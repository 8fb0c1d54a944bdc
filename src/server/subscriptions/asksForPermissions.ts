import { type DocumentNode, visit } from 'graphql';

/** Whether a document asks what whoever asks may do: that differs by who they are, and is not for what is told to many. */
export function asksForPermissions(document: DocumentNode): boolean {
	let asks = false;
	visit(document, {
		Field: ({ name }) => {
			asks ||= name.value === 'permissions';
		},
	});
	return asks;
}
