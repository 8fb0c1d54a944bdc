import type { Problems } from '../core/problems.js';
import { slugFrom } from '../core/text.js';
import { isFree, type SluggedKind } from '../store/references.js';
import type { Session } from '../store/sql.js';

/**
 * The slug given, if it is a free one; else one made from the text, with the end of the id where that is taken or
 * has no ASCII words.
 */
export async function chooseSlug(
	session: Session,
	kind: SluggedKind | 'desk',
	options: {
		readonly given: string | null | undefined;
		readonly from: string;
		readonly id: string;
		readonly problems: Problems;
		/** Goes before a slug that names something within a story: `story-slug/`. */
		readonly within?: string;
	},
): Promise<string> {
	const { problems, id } = options;
	const within = options.within ?? '';
	const given = problems.slug('slug', options.given);
	if (given !== null) {
		const slug = within + given;
		if (!(await isFree(session, kind, slug)))
			problems.add('DUPLICATE', 'slug', `there is a ${kind} \`${slug}\` already; choose another slug`);
		return slug;
	}
	const end = id.slice(-6);
	const made = slugFrom(options.from);
	if (made === null) return `${within}${kind}-${end}`;
	return (await isFree(session, kind, within + made)) ? within + made : `${within}${made}-${end}`;
}
