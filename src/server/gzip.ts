/** Whether an `Accept-Encoding` takes gzip. */
export const takesGzip = (accepted: string | undefined): boolean =>
	/(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i.test(accepted ?? '');
