import type { ClaimKind } from '../claim.js';
import type { DerivationKind } from '../story.js';

/** The words of the pages that people look at, in one language. */
export interface PageMessages {
	/** What this language calls itself. */
	readonly ownName: string;
	readonly skip: string;
	readonly languages: string;
	/** What all this is, in a sentence. */
	readonly tagline: string;
	/** The same, in the few sentences that a newcomer needs. */
	readonly introduction: readonly string[];
	readonly playground: string;
	/** The documentation. */
	/** What a reader may follow in a feed reader, and what other programs take verdicts from. */
	readonly feeds: { readonly news: string; readonly verdicts: string };
	readonly docs: {
		readonly title: string;
		/** Where a reader of this language had best begin. */
		readonly path: string;
		readonly contents: string;
		readonly onThisPage: string;
	};
	readonly footer: string;
	readonly front: {
		readonly mostContested: string;
		readonly stories: string;
		readonly noClaims: string;
		readonly noStories: string;
	};
	readonly search: {
		readonly label: string;
		readonly button: string;
		readonly title: string;
		/** Null where there are too many to count. */
		found(count: number | null): string;
		readonly nothing: string;
		readonly ask: string;
		readonly claim: string;
		readonly statement: string;
	};
	readonly next: string;
	readonly story: {
		readonly label: string;
		claims(count: number): string;
		readonly documents: string;
		readonly order: string;
	};
	readonly kind: Readonly<Record<ClaimKind, string>>;
	readonly implied: string;
	readonly original: string;
	/** Which wording of the claim this is. */
	revision(number: number): string;
	readonly contestedness: {
		readonly label: string;
		/** The picture of the score on its scale, in words. */
		scale(score: string, level: string): string;
	};
	readonly verdict: {
		readonly label: string;
		readonly none: string;
		readonly apart: string;
		given(day: string): string;
		readonly ofEarlierWording: string;
		readonly standsOn: string;
	};
	readonly why: string;
	/** What a bar of the reason shows. */
	readonly bars: string;
	counts(mass: string): string;
	share(percent: string): string;
	readonly noShare: string;
	readonly arguments: string;
	readonly sameAsList: string;
	readonly weight: string;
	readonly answersTo: string;
	said(day: string): string;
	readonly inDocument: string;
	readonly timeline: string;
	readonly steps: string;
	readonly documents: string;
	readonly derivation: Readonly<Record<DerivationKind, string>>;
	readonly published: string;
	readonly corrections: string;
	readonly was: string;
	readonly now: string;
	readonly because: string;
	readonly restsOnThis: string;
	readonly about: string;
	readonly method: { readonly label: string; readonly scored: string; readonly explained: string };
	readonly cite: {
		readonly label: string;
		sentence(of: {
			readonly text: string;
			readonly address: string;
			readonly score: string;
			readonly method: string;
			readonly day: string;
		}): string;
	};
	readonly formats: { readonly label: string; readonly print: string; readonly embed: string; readonly spec: string };
	readonly missing: { readonly title: string; readonly text: string; readonly home: string };
	readonly refused: { readonly title: string; readonly text: string };
	/** What a card in another page links with. */
	readonly readMore: string;
}
