/** More than anybody belongs to. */
export const ALL_TENANTS = { params: { query: { limit: 100 } } };
