// Generated from the routes of shared/http/v1 by `npm run openapi`; not edited by hand.
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether this function runs */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's name or language */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is kept of oneself; each tenant has its own export */
        get: operations["exportAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase one's account, for ever */
        post: operations["eraseAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenants one belongs to, oldest first */
        get: operations["listTenants"];
        put?: never;
        /** Open a tenant and become its owner */
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One tenant */
        get: operations["getTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a tenant, as its owner */
        patch: operations["changeTenant"];
        trace?: never;
    };
    "/tenants/{tenantId}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase a tenant and all that belongs to it, for ever */
        post: operations["eraseTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is kept of a tenant, as far as one may read it, in one file */
        get: operations["exportTenant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who belongs to a tenant */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a member as an owner, or leave */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Give a member another role, as an owner */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/tenants/{tenantId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was invited, newest first; for owners */
        get: operations["listInvitations"];
        put?: never;
        /** Invite somebody by e-mail, as an owner */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back, as an owner */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one is invited to, for whoever holds the link */
        get: operations["viewInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{token}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a member; with the account of the invited e-mail address */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{token}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say no */
        post: operations["declineInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API keys of a tenant, newest first; for owners */
        get: operations["listApiKeys"];
        put?: never;
        /** Make an API key, as an owner */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key, as an owner */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls of one's lines, newest first */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{callId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One call with its timeline */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Why a request was refused */
        Problem: {
            /**
             * @description `urn:ethiq:problem:` and a code that never changes
             * @example urn:ethiq:problem:invalid_request
             */
            type: string;
            /**
             * @description For developers; never shown to people
             * @example The request is not valid
             */
            title: string;
            /** @example 400 */
            status: number;
            /**
             * @description The request id
             * @example 7f0c1f0e-4f5e-4ed0-8f5e-0d2f6c6f7a11
             */
            instance: string | null;
            /**
             * @description What is wrong, by the path of the field
             * @example {
             *       "delivery.0.e164": "invalid_format"
             *     }
             */
            fields?: {
                [key: string]: string;
            };
        };
        Health: {
            /** @enum {boolean} */
            ok: true;
        };
        Account: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /** @example claire.martin@exemple.fr */
            email: string | null;
            /** @example Claire Martin */
            displayName: string | null;
            /**
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /**
             * @description Grows by one with each change; the ETag holds it
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updatedAt: string;
        };
        AccountChange: {
            /** @example Claire Martin */
            displayName?: string | null;
            /**
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
        };
        /** @description All that is kept of a person beyond their tenants */
        AccountExport: {
            /** @enum {string} */
            format: "ethiq-account-1";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            exportedAt: string;
            account: components["schemas"]["Account"];
            tenants: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                name: string;
                /**
                 * @example owner
                 * @enum {string}
                 */
                role: "owner" | "carer" | "viewer";
            }[];
            feedback: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                callId: string;
                wasScam: boolean;
                comment: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                updatedAt: string;
            }[];
            sessions: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                createdAt: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                refreshedAt: string | null;
                userAgent: string | null;
            }[];
        };
        /** @description Keep it: nothing else is left */
        ErasureReceipt: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            receiptId: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /**
             * @description How many rows of each kind
             * @example {
             *       "calls": 132,
             *       "contacts": 3
             *     }
             */
            removed: {
                [key: string]: number;
            };
        };
        AccountErasure: {
            /**
             * @description One's e-mail address, typed again
             * @example claire.martin@exemple.fr
             */
            confirm: string;
        };
        TenantPage: {
            items: components["schemas"]["Tenant"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description A household, or an organisation that looks after several people */
        Tenant: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /** @example Famille Martin */
            name: string;
            /**
             * @example household
             * @enum {string}
             */
            kind: "household" | "organisation";
            /** @enum {string} */
            status: "active" | "suspended";
            suspendedReason: string | null;
            /**
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /**
             * @description Whose telephone numbers are written without their country's prefix
             * @example FR
             */
            country: string;
            /**
             * @description IANA name
             * @example Europe/Paris
             */
            timezone: string;
            /** @example standard */
            plan: string;
            /**
             * @description How long calls stay on record
             * @example 13
             */
            callRetentionMonths: number;
            /** @description Whether masked words may be used to improve recognition */
            learningConsent: boolean;
            /**
             * @description The caller's own
             * @example owner
             * @enum {string}
             */
            role: "owner" | "carer" | "viewer";
            /** @description The private Realtime channel that tells of this tenant's calls */
            topic: string;
            /**
             * @description Grows by one with each change; the ETag holds it
             * @example 3
             */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updatedAt: string;
        };
        NewTenant: {
            /** @example Famille Martin */
            name: string;
            /**
             * @example household
             * @enum {string}
             */
            kind: "household" | "organisation";
            /**
             * @default fr
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description Whose telephone numbers are written without their country's prefix
             * @default FR
             * @example FR
             */
            country?: string;
        };
        TenantChange: {
            /** @example Famille Martin */
            name?: string;
            /**
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description IANA name
             * @example Europe/Paris
             */
            timezone?: string;
            /**
             * @description How long calls stay on record
             * @example 13
             */
            callRetentionMonths?: number;
            learningConsent?: boolean;
        };
        TenantErasure: {
            /**
             * @description The tenant's name, typed again
             * @example Famille Martin
             */
            confirm: string;
        };
        TenantExport: {
            /** @enum {string} */
            format: "ethiq-tenant-1";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            exportedAt: string;
            tenant: components["schemas"]["Tenant"];
            /**
             * @description Comes last: a file without it was cut short
             * @enum {boolean}
             */
            isComplete: true;
        } & {
            [key: string]: unknown;
        };
        MemberPage: {
            items: components["schemas"]["Member"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        Member: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            userId: string;
            /** @example claire.martin@exemple.fr */
            email: string | null;
            /** @example Claire Martin */
            displayName: string | null;
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "carer" | "viewer";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            joinedAt: string;
        };
        MemberChange: {
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "carer" | "viewer";
        };
        InvitationPage: {
            items: components["schemas"]["Invitation"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        Invitation: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
            /** @example paul.martin@exemple.fr */
            email: string;
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "carer" | "viewer";
            /** @enum {string} */
            status: "pending" | "accepted" | "declined" | "withdrawn";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            answeredAt: string | null;
        };
        NewInvitation: {
            /**
             * Format: email
             * @example paul.martin@exemple.fr
             */
            email: string;
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "carer" | "viewer";
        };
        /** @description What the invited person sees before they answer */
        InvitationView: {
            /** @example Famille Martin */
            tenantName: string;
            /** @example Claire Martin */
            inviterName: string | null;
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "carer" | "viewer";
            /** @example paul.martin@exemple.fr */
            email: string;
            /** @enum {string} */
            status: "pending" | "accepted" | "declined" | "withdrawn";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string;
        };
        Membership: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
            /**
             * @example owner
             * @enum {string}
             */
            role: "owner" | "carer" | "viewer";
        };
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        ApiKey: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
            /** @example Export vers le logiciel de la mairie */
            name: string;
            /**
             * @description How the key begins, to tell it from others
             * @example ethiq_8Jq2xW
             */
            prefix: string;
            scopes: ("calls:read" | "lines:read" | "lines:write" | "contacts:read" | "contacts:write" | "rules:read" | "rules:write" | "usage:read")[];
            /**
             * @description What the key may see, as for members
             * @example viewer
             * @enum {string}
             */
            role: "carer" | "viewer";
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            revokedAt: string | null;
        };
        MadeApiKey: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
            /** @example Export vers le logiciel de la mairie */
            name: string;
            /**
             * @description How the key begins, to tell it from others
             * @example ethiq_8Jq2xW
             */
            prefix: string;
            scopes: ("calls:read" | "lines:read" | "lines:write" | "contacts:read" | "contacts:write" | "rules:read" | "rules:write" | "usage:read")[];
            /**
             * @description What the key may see, as for members
             * @example viewer
             * @enum {string}
             */
            role: "carer" | "viewer";
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            createdBy: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            revokedAt: string | null;
            /**
             * @description Shown this once. Null when a repeated request is answered: then revoke the key and make another
             * @example ethiq_8Jq2xWm0C5r7Tz1Yb4Kd9Lf3Hn6Pv8Qs2Uw5Xa7Ze1g
             */
            key: string | null;
        };
        NewApiKey: {
            /** @example Export vers le logiciel de la mairie */
            name: string;
            scopes: ("calls:read" | "lines:read" | "lines:write" | "contacts:read" | "contacts:write" | "rules:read" | "rules:write" | "usage:read")[];
            /**
             * @description What the key may see, as for members
             * @example viewer
             * @enum {string}
             */
            role: "carer" | "viewer";
            /** @default 90 */
            expiresInDays?: number;
        };
        CallPage: {
            items: components["schemas"]["CallSummary"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        CallSummary: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
            line: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                label: string;
                protectedName: string;
            } | null;
            caller: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            endedAt: string | null;
            answered: boolean | null;
            /** @enum {string} */
            plan: "protect" | "pass_through" | "reject" | "unknown_number";
            /** @enum {string|null} */
            planReason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" | "blocked" | "loop" | "own_number" | "unknown_number" | null;
            /**
             * @description 1 calm, 2 be careful, 3 probable scam
             * @example 3
             */
            level: 1 | 2 | 3;
            kind: string;
            analysed: boolean | null;
            /** @enum {string|null} */
            notAnalysedReason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" | "rejected" | "relay" | "stream_token" | "stream_protocol" | "speech_refused" | "speech_busy" | "speech_unavailable" | "speech_stalled" | "never_connected" | null;
        };
        CallDetail: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
            line: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                label: string;
                protectedName: string;
            } | null;
            caller: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            endedAt: string | null;
            answered: boolean | null;
            /** @enum {string} */
            plan: "protect" | "pass_through" | "reject" | "unknown_number";
            /** @enum {string|null} */
            planReason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" | "blocked" | "loop" | "own_number" | "unknown_number" | null;
            /**
             * @description 1 calm, 2 be careful, 3 probable scam
             * @example 3
             */
            level: 1 | 2 | 3;
            kind: string;
            analysed: boolean | null;
            /** @enum {string|null} */
            notAnalysedReason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" | "rejected" | "relay" | "stream_token" | "stream_protocol" | "speech_refused" | "speech_busy" | "speech_unavailable" | "speech_stalled" | "never_connected" | null;
            score: number;
            events: components["schemas"]["CallEvent"][];
            quotes: {
                tactic: string;
                quote: string;
                turn: number;
                eventKey: string;
            }[];
        };
        CallEvent: {
            seq: number;
            key: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /** @enum {string} */
            type: "verdict" | "action" | "alert" | "stream" | "delivery" | "note";
            payload: {
                [key: string]: unknown;
            };
        };
    };
    responses: {
        /** @description `rate_limited`: Too many requests */
        rate_limited: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal`: Something went wrong on our side */
        internal: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `provider_unavailable`: A provider did not answer */
        provider_unavailable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_required`: Sign in first */
        session_required: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_allowed`: This is not allowed */
        not_allowed: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_found`: There is nothing here */
        not_found: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_request`: The request is not valid */
        invalid_request: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: Somebody changed this in the meantime */
        precondition_failed: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_required`: Say which version is to be changed */
        precondition_required: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload_too_large`: The request is too large */
        payload_too_large: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `media_type_unknown`: The body has to be JSON */
        media_type_unknown: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `last_owner`: Somebody has to remain the owner */
        last_owner: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `idempotency_key_reused`: The idempotency key belongs to another request */
        idempotency_key_reused: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `conflict`: The request contradicts what is stored */
        conflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `link_over`: This link is over */
        link_over: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "ratelimit-limit": components["headers"]["ratelimit-limit"];
                "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                "ratelimit-reset": components["headers"]["ratelimit-reset"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Name it when you ask us about this request */
        "x-request-id": string;
        /** @description Requests allowed in the current window */
        "ratelimit-limit": number;
        /** @description Requests left in it */
        "ratelimit-remaining": number;
        /** @description Seconds until it ends */
        "ratelimit-reset": number;
        /** @description Present when an earlier request with this key was answered the same */
        "idempotency-replayed": "true";
        /** @description Seconds after which to try again */
        "retry-after": number;
        /** @description Give it back as If-Match to change this */
        etag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed */
                "if-match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description The account as it is now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    exportAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountExport"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    eraseAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountErasure"];
            };
        };
        responses: {
            /** @description What was removed */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["last_owner"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tenants */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same key within a day, with the same body: the same answer, and nothing is created twice */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTenant"];
            };
        };
        responses: {
            /** @description The new tenant */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    changeTenant: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed */
                "if-match": string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantChange"];
            };
        };
        responses: {
            /** @description The tenant as it is now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    etag: components["headers"]["etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            428: components["responses"]["precondition_required"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    eraseTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantErasure"];
            };
        };
        responses: {
            /** @description What was removed */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    exportTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, sent while it is read */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantExport"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of members */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They belong to it no more */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["last_owner"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description The member as they are now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["last_owner"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of invitations */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same key within a day, with the same body: the same answer, and nothing is created twice */
                "idempotency-key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description The invitation; its e-mail is on the way */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantId: string;
                invitationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its link opens nothing any more */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    viewInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the link */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation, also when it is over */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationView"];
                };
            };
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the link */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What one is a member of */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            410: components["responses"]["link_over"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    declineInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the link */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation is over */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["not_found"];
            410: components["responses"]["link_over"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of keys, without their secrets */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same key within a day, with the same body: the same answer, and nothing is created twice */
                "idempotency-key"?: string;
            };
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key: it cannot be read again */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeApiKey"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It opens nothing any more */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of calls */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDetail"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
}
