/** Its machine and its words are fetched while nobody knows yet which run the page will show: most often it is this one. */
export const FIRST_PROTOCOL = 'raft';
