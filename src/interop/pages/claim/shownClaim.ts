import type { Case } from '../../../core/case.js';
import type { Claim } from '../../../core/claim.js';
import type { Assessment } from '../../../core/contestedness/assessment.js';
import type { Correction } from '../../../core/deskWork.js';
import type { ContestednessChange } from '../../../core/history.js';
import type { Localized } from '../../../core/text.js';
import type { ListedStory } from '../storyPage.js';

/** A claim with all that its page shows. */
export interface ShownClaim {
	readonly case: Case;
	readonly assessment: Assessment;
	/** What the desk's people judge; null until a second person has agreed to it. */
	readonly verdict: ShownVerdict | null;
	/** When the score last changed. */
	readonly scoredAt: string;
	/** The latest steps of the score, oldest first. */
	readonly history: readonly ContestednessChange[];
	readonly stories: readonly ListedStory[];
	/** Oldest first. */
	readonly corrections: readonly Correction[];
	/** Claims that rest on this one, or are opposed by it. */
	readonly leaning: readonly Pick<Claim, 'id' | 'slug' | 'text' | 'language' | 'translations'>[];
}

/** The verdict that holds, as everybody may read it. */
interface ShownVerdict {
	/** The rating's name per language. */
	readonly labels: Localized;
	readonly explanation: string | null;
	readonly language: string;
	readonly recordedAt: string;
	/** Whether it is on the wording that the claim has now. */
	readonly ofCurrentWording: boolean;
	readonly standsOn: readonly { readonly name: string; readonly address: string | null }[];
}
