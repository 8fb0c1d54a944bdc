import { graphql } from './graphql.js';

export const mostContested = graphql(`
	query MostContested($story: String, $first: Int!, $after: String) {
		claims(filter: { story: $story }, orderBy: { field: CONTESTEDNESS }, first: $first, after: $after) {
			totalCount
			nodes {
				id
				slug
				text
				contestedness {
					score
					level
					summary
					contributions {
						amount
						side
						statement {
							source {
								label
							}
						}
					}
				}
			}
			pageInfo {
				hasNextPage
				endCursor
			}
		}
	}
`);

export const recordRebuttal = graphql(`
	mutation RecordRebuttal($input: RecordRebuttalInput!) {
		recordRebuttal(input: $input) {
			saved
			effects {
				claim {
					slug
				}
				before {
					score
				}
				after {
					score
					summary
				}
			}
			userErrors {
				code
				path
				message
			}
		}
	}
`);
