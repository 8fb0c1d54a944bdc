import type { Article } from '../../core/article.js';
import { accept, type Result, refuse } from '../../core/result.js';
import { decodePage } from '../../interop/article/decodePage.js';
import { readArticle } from '../../interop/article/readArticle.js';
import type { Logger } from '../logs.js';
import { type FetchOptions, fetchPage } from './fetchPage.js';

/** More at a time wait for nobody: they are refused. */
const mostAtOnce = 4;

/** Fetches and reads articles; a few at a time, each noted in the log by its host alone. */
export function articleFetcher(log: Logger, options: FetchOptions = {}): (url: string) => Promise<Result<Article>> {
	let atWork = 0;
	return async (url) => {
		if (atWork >= mostAtOnce) {
			const message = `${mostAtOnce} pages are being fetched already; try again in a moment`;
			return refuse({ code: 'CONFLICT', path: ['url'], message });
		}
		atWork++;
		try {
			const fetched = await fetchPage(url, options);
			if (!fetched.ok) {
				log.info({ host: hostOf(url), code: fetched.errors[0]?.code }, 'article.refused');
				return fetched;
			}
			const { body, contentType, url: found } = fetched.value;
			log.info({ host: hostOf(found), bytes: body.length }, 'article.fetched');
			return accept(readArticle(decodePage(body, contentType), { url: found }));
		} finally {
			atWork--;
		}
	};
}

const hostOf = (url: string): string | null => {
	try {
		return new URL(url).hostname;
	} catch {
		return null;
	}
};
