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
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an account; a code is sent to the address
         * @description The same answer for an address that has an account already: nobody learns which addresses have one.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Type a code; it opens a session
         * @description A change of address takes two codes, one from each mailbox: the first opens no session.
         */
        post: operations["verifyCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the code of a sign-up or of a change of address again */
        post: operations["resendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a password */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a code sent, to sign in without a password */
        post: operations["sendLoginCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the next access token */
        post: operations["refreshSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code sent, to choose a new password
         * @description The code opens a session of type `recovery`; `/auth/password` then takes the new password.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out this device, the others, or all */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password; all other devices are signed out */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's address; a code is sent to the old and to the new one */
        post: operations["changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices one is signed in on */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out one device */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's second factors */
        get: operations["listFactors"];
        put?: never;
        /**
         * Set up a second factor
         * @description Local projects have no second factor: they answer `not_supported`.
         */
        post: operations["addFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/factors/{factorId}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Type the app's code: confirms a new factor, or completes a sign-in
         * @description Local projects have no second factor: they answer `not_supported`.
         */
        post: operations["verifyFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/factors/{factorId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a second factor, in a session that used it
         * @description Local projects have no second factor: they answer `not_supported`.
         */
        delete: operations["removeFactor"];
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
    "/account/examples/{exampleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back an example that one gave with feedback, whatever became of the call */
        delete: operations["withdrawExample"];
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
    "/tenants/{tenantId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines of a tenant, oldest first */
        get: operations["listLines"];
        put?: never;
        /** Draft a line, as an owner */
        post: operations["createLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One line */
        get: operations["getLine"];
        put?: never;
        post?: never;
        /** Remove a line with its calls, as an owner */
        delete: operations["removeLine"];
        options?: never;
        head?: never;
        /** Set a line up, as an owner or a carer */
        patch: operations["changeLine"];
        trace?: never;
    };
    "/lines/{lineId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop listening for a while: calls connect all the same */
        post: operations["pauseLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a pause now */
        post: operations["resumeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a line up, as an owner: it rings on, unheard, for 30 days, then its number rests */
        post: operations["cancelLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a line up again before it ends, as an owner */
        post: operations["reactivateLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a line's number and settings to another tenant, as an owner of both; what was said on it stays */
        post: operations["moveLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a line be called now and then, unheard, to see that it is still forwarded, as an owner or a carer */
        put: operations["watchLine"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far somebody is with installing a line */
        get: operations["getLineSetup"];
        /** Keep how far it is, as an owner or a carer; from then on the person has to agree before the line gets a number */
        put: operations["putLineSetup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/agreement-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link by which the protected person says yes or no herself, as an owner or a carer; it works for 7 days */
        post: operations["createAgreementLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/line-agreements/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the protected person is asked, for whoever holds the link */
        get: operations["viewLineAgreement"];
        put?: never;
        /** The person's own yes or no; a no removes the draft of the line, and nothing of it is kept */
        post: operations["answerLineAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/provisioning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a line is on its way into service, and what it waits for */
        get: operations["getProvisioning"];
        put?: never;
        /** Give a line its Ethiq number, or another one, as an owner; asked for again before it is over, the same job */
        post: operations["startProvisioning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provisioning-jobs/{jobId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on now with a job that waits, as an owner or a carer */
        post: operations["retryProvisioning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/provisioning-jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a job and have it undone, as an owner */
        post: operations["cancelProvisioning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/sip-endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the adapter or app of a line registers */
        get: operations["getSipEndpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/sip-endpoint/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new password for the adapter or app, as an owner or a carer; the one before stops working */
        post: operations["makeSipPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/sip-endpoint/sheets/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to type into one kind of device, without the password */
        get: operations["getSipSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sip-provisioning/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the app reads that scanned the code of a new password; once, within a quarter of an hour */
        get: operations["openSipProvisioning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tests of a line, newest first */
        get: operations["listLineTests"];
        put?: never;
        /** Call a line to prove that it works, as an owner or a carer; asked for again while it goes on, the same test */
        post: operations["startLineTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/line-tests/{testId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One test, hop by hop */
        get: operations["getLineTest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/regulatory-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the provider of numbers is told uses them, for owners */
        get: operations["getRegulatoryProfile"];
        /** Say who uses the tenant's numbers, as an owner; saying it again replaces it, and lines that waited for it go on */
        put: operations["saveRegulatoryProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/regulatory-bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds of number the tenant is approved for, oldest first */
        get: operations["listRegulatoryBundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forwarding-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to dial with each operator so that calls are passed on */
        get: operations["listForwardingCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lines/{lineId}/forwarding-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, with the Ethiq number of a line filled in */
        get: operations["listLineForwardingCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The contacts of a tenant, oldest first */
        get: operations["listContacts"];
        put?: never;
        /** Propose a contact, as an owner or a carer */
        post: operations["createContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact */
        get: operations["getContact"];
        put?: never;
        post?: never;
        /** Remove a contact */
        delete: operations["removeContact"];
        options?: never;
        head?: never;
        /** Change a contact's name, language or rank */
        patch: operations["changeContact"];
        trace?: never;
    };
    "/contacts/{contactId}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a contact once more, three times a week at most */
        post: operations["inviteContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contactId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every answer of a contact, newest first; for owners and carers */
        get: operations["listContactConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact-invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a contact is asked, for whoever holds the link */
        get: operations["viewContactInvitation"];
        put?: never;
        /** Accept, decline, or stop; an answer can be changed */
        post: operations["answerContactInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/caller-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller rules of a tenant, oldest first */
        get: operations["listCallerRules"];
        put?: never;
        /** Trust or block a caller, as an owner or a carer */
        post: operations["createCallerRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/caller-rules/{ruleId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One caller rule */
        get: operations["getCallerRule"];
        put?: never;
        post?: never;
        /** Remove a caller rule */
        delete: operations["removeCallerRule"];
        options?: never;
        head?: never;
        /** Change a caller rule */
        patch: operations["changeCallerRule"];
        trace?: never;
    };
    "/tenants/{tenantId}/expected-windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls somebody waits for, those that end last first */
        get: operations["listExpectedWindows"];
        put?: never;
        /** Say when a call is expected, as an owner or a carer */
        post: operations["createExpectedWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/expected-windows/{windowId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One window */
        get: operations["getExpectedWindow"];
        put?: never;
        post?: never;
        /** Remove a window */
        delete: operations["removeExpectedWindow"];
        options?: never;
        head?: never;
        /** Change a window */
        patch: operations["changeExpectedWindow"];
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
    "/calls/{callId}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say whether a call was a scam, as an owner or a carer; saying it again replaces it */
        put: operations["giveFeedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{callId}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow a call while it goes on, as an owner or a carer; everybody of the tenant reads who did */
        post: operations["watchCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{callId}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you take care of it, as an owner or a carer; the first one has it, and everybody sees who */
        post: operations["takeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{callId}/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cut the call, as an owner or a carer, where the line agreed to that beforehand */
        post: operations["hangUpCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/urgent/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The call an alert is about, for whoever holds its link */
        get: operations["viewUrgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/urgent/{token}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you take care of it; the first one has it, and everybody sees who */
        post: operations["takeUrgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/urgent/{token}/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cut the call, where the line agreed to that beforehand */
        post: operations["hangUpUrgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages that told contacts of calls, newest first */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was used, by line and day, the last day first */
        get: operations["listUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantId}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first; for owners */
        get: operations["listAuditLog"];
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
        MaybeSession: {
            /** @description Null: there is a code to type first, or another one */
            session: {
                /** @description Goes into `Authorization: Bearer …` */
                accessToken: string;
                /** @description For `/auth/refresh`, once */
                refreshToken: string;
                /**
                 * Format: date-time
                 * @description When the access token ends
                 * @example 2026-11-24T09:30:00.000Z
                 */
                expiresAt: string;
                user: {
                    /**
                     * Format: uuid
                     * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                     */
                    id: string;
                    email: string;
                    /** @description Not confirmed yet */
                    newEmail: string | null;
                };
                /** @description Until `/auth/factors/{factorId}/verify` this session shows nothing */
                secondFactorRequired: boolean;
            } | null;
        };
        Registration: {
            /**
             * Format: email
             * @example paul.martin@exemple.fr
             */
            email: string;
            /**
             * @description Without one, sign in by code
             * @example trois poules sur un mur
             */
            password?: string;
            /**
             * @default fr
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /** @example Claire Martin */
            displayName?: string;
            /** @description Opened with the account; invited people leave it out */
            tenant?: {
                /** @example Famille Martin */
                name: string;
                /**
                 * @default household
                 * @example household
                 * @enum {string}
                 */
                kind?: "household" | "organisation";
                /**
                 * @description Whose telephone numbers are written without their country's prefix
                 * @default FR
                 * @example FR
                 */
                country?: string;
            };
        };
        Verification: {
            /**
             * Format: email
             * @description The address the code was sent to
             * @example paul.martin@exemple.fr
             */
            email: string;
            /**
             * @description From the e-mail; a space in the middle does no harm
             * @example 123 456
             */
            code: string;
            /** @enum {string} */
            type: "signup" | "login" | "recovery" | "email_change";
        };
        Resend: {
            /**
             * Format: email
             * @example paul.martin@exemple.fr
             */
            email: string;
            /** @enum {string} */
            type: "signup" | "email_change";
        };
        Session: {
            /** @description Goes into `Authorization: Bearer …` */
            accessToken: string;
            /** @description For `/auth/refresh`, once */
            refreshToken: string;
            /**
             * Format: date-time
             * @description When the access token ends
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string;
            user: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                email: string;
                /** @description Not confirmed yet */
                newEmail: string | null;
            };
            /** @description Until `/auth/factors/{factorId}/verify` this session shows nothing */
            secondFactorRequired: boolean;
        };
        Login: {
            /**
             * Format: email
             * @example paul.martin@exemple.fr
             */
            email: string;
            password: string;
        };
        AddressOnly: {
            /**
             * Format: email
             * @example paul.martin@exemple.fr
             */
            email: string;
        };
        Refresh: {
            refreshToken: string;
        };
        Logout: {
            /**
             * @description Which devices
             * @default this
             * @enum {string}
             */
            scope?: "this" | "others" | "all";
        };
        PasswordChange: {
            /**
             * @description A sentence is easier to remember than a jumble
             * @example trois poules sur un mur
             */
            password: string;
            /** @description Not needed within half an hour of signing in */
            currentPassword?: string;
        };
        DeviceSessionList: {
            items: components["schemas"]["DeviceSession"][];
        };
        DeviceSession: {
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
            /** @example Safari, iPhone */
            device: string | null;
            isCurrent: boolean;
        };
        FactorList: {
            items: components["schemas"]["Factor"][];
        };
        /** @description An app that shows codes (TOTP) */
        Factor: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /** @example Téléphone de Claire */
            name: string | null;
            isVerified: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            createdAt: string;
        };
        /** @description Shown once. It counts from its first verified code on */
        FactorSetup: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * @description To type into the app
             * @example JBSWY3DPEHPK3PXP
             */
            secret: string;
            /**
             * @description For the app on the same device
             * @example otpauth://totp/Ethiq:claire?secret=JBSWY3DPEHPK3PXP
             */
            uri: string;
            /** @description SVG of the same, to photograph */
            qrCode: string;
        };
        NewFactor: {
            /** @example Téléphone de Claire */
            name: string;
        };
        FactorVerification: {
            /**
             * @description From the app; a space in the middle does no harm
             * @example 123 456
             */
            code: string;
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
                sharesExample: boolean;
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
            examples: components["schemas"]["Example"][];
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
        /** @description Words of one call that somebody gave away to improve recognition; nothing in it says whose */
        Example: {
            /**
             * Format: uuid
             * @description Random, and known to its giver alone: it takes the example back
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * @example fr
             * @enum {string}
             */
            language: "fr" | "en";
            wasScam: boolean;
            /** @example bank_fraud_desk */
            kind: string;
            /**
             * @example [
             *       "authority",
             *       "credential_request"
             *     ]
             */
            tactics: string[];
            /**
             * @description Masked: no numbers, and no names of the household
             * @example [
             *       "donnez-moi le code"
             *     ]
             */
            words: string[];
            /** @description What judged the call; null when nobody noted it */
            engineVersion: string | null;
            /**
             * @description The month; the day is not kept
             * @example 2026-11
             */
            givenIn: string;
            /**
             * Format: date
             * @example 2028-11-01
             */
            expiresOn: string;
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
        LinePage: {
            items: components["schemas"]["Line"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description A telephone line under protection */
        Line: {
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
            /** @example Maison */
            label: string;
            /**
             * @description As messages to contacts call this person
             * @example Jeanne
             */
            protectedName: string;
            /**
             * @description The person's own number, which is forwarded to Ethiq
             * @example +33639980042
             */
            forwardedNumber: string | null;
            /**
             * @description Where to forward it; null until one is assigned
             * @example +33939000042
             */
            ethiqNumber: string | null;
            /**
             * @example [
             *       {
             *         "kind": "sip",
             *         "uri": "sip:jeanne@sip.exemple.fr"
             *       }
             *     ]
             */
            delivery: ({
                /** @enum {string} */
                kind: "sip";
                /** @example sip:jeanne@sip.exemple.fr */
                uri: string;
            } | {
                /** @enum {string} */
                kind: "number";
                /**
                 * @description E.164
                 * @example +33639980042
                 */
                e164: string;
            })[];
            /**
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /**
             * @description 1 warns the person, 2 also tells the contacts, 3 lets a contact cut the call
             * @example 2
             */
            helpLevel: 1 | 2 | 3;
            /**
             * @description From which level of a call the contacts are told
             * @example 3
             */
            alertLevel: 2 | 3;
            /** @description Whether callers hear that the call is protected before anything is listened to */
            notice: boolean;
            /**
             * @description Every message to a contact carries it as proof of origin
             * @example MIRABELLE
             */
            familyWord: string | null;
            /**
             * @description What is kept of a suspicious call's words: nothing, or masked quotes for 30 days
             * @example suspicious
             * @enum {string}
             */
            retention: "nothing" | "suspicious";
            /**
             * @description `paused` while a pause lasts, and once cancelled: calls connect, nobody listens
             * @example active
             * @enum {string}
             */
            status: "draft" | "provisioning" | "testing" | "active" | "paused" | "suspended";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            pausedUntil: string | null;
            /**
             * Format: date-time
             * @description Since when the line is given up
             * @example 2026-11-24T09:30:00.000Z
             */
            cancelledAt: string | null;
            /**
             * Format: date-time
             * @description Until when a line that was given up rings on, and can be taken up again
             * @example 2026-11-24T09:30:00.000Z
             */
            endsAt: string | null;
            /** @description Whether we may call the line now and then, unheard, to see that it is still forwarded */
            watchAgreed: boolean;
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
        NewLine: {
            /** @example Maison */
            label: string;
            /**
             * @description As messages to contacts call this person
             * @example Jeanne
             */
            protectedName: string;
            /**
             * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
             * @default null
             * @example 06 39 98 00 42
             */
            forwardedNumber?: string | null;
            /**
             * @description Where the telephone rings, in this order. A number that leads back to Ethiq is refused: the line's own, any other forwarded one of the tenant, and every Ethiq number
             * @default []
             * @example [
             *       {
             *         "kind": "sip",
             *         "uri": "sip:jeanne@sip.exemple.fr"
             *       },
             *       {
             *         "kind": "number",
             *         "e164": "06 39 98 00 42"
             *       }
             *     ]
             */
            delivery?: ({
                /** @enum {string} */
                kind: "sip";
                /** @example sip:jeanne@sip.exemple.fr */
                uri: string;
            } | {
                /** @enum {string} */
                kind: "number";
                /**
                 * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
                 * @example 06 39 98 00 42
                 */
                e164: string;
            })[];
            /**
             * @default fr
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description 1 warns the person, 2 also tells the contacts, 3 lets a contact cut the call
             * @default 2
             * @example 2
             */
            helpLevel?: 1 | 2 | 3;
            /**
             * @description From which level of a call the contacts are told
             * @default 3
             * @example 3
             */
            alertLevel?: 2 | 3;
            /**
             * @description Whether callers hear that the call is protected before anything is listened to
             * @default true
             */
            notice?: boolean;
            /**
             * @description Every message to a contact carries it as proof of origin
             * @default null
             * @example MIRABELLE
             */
            familyWord?: string | null;
            /**
             * @description What is kept of a suspicious call's words: nothing, or masked quotes for 30 days
             * @default suspicious
             * @example suspicious
             * @enum {string}
             */
            retention?: "nothing" | "suspicious";
        };
        LineChange: {
            /** @example Maison */
            label?: string;
            /**
             * @description As messages to contacts call this person
             * @example Jeanne
             */
            protectedName?: string;
            /**
             * @description Of a draft only: it takes back the person's yes, said for another number
             * @example 06 39 98 00 42
             */
            forwardedNumber?: string;
            /**
             * @description Where the telephone rings, in this order. A number that leads back to Ethiq is refused: the line's own, any other forwarded one of the tenant, and every Ethiq number
             * @example [
             *       {
             *         "kind": "sip",
             *         "uri": "sip:jeanne@sip.exemple.fr"
             *       },
             *       {
             *         "kind": "number",
             *         "e164": "06 39 98 00 42"
             *       }
             *     ]
             */
            delivery?: ({
                /** @enum {string} */
                kind: "sip";
                /** @example sip:jeanne@sip.exemple.fr */
                uri: string;
            } | {
                /** @enum {string} */
                kind: "number";
                /**
                 * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
                 * @example 06 39 98 00 42
                 */
                e164: string;
            })[];
            /**
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description 1 warns the person, 2 also tells the contacts, 3 lets a contact cut the call
             * @example 2
             */
            helpLevel?: 1 | 2 | 3;
            /**
             * @description From which level of a call the contacts are told
             * @example 3
             */
            alertLevel?: 2 | 3;
            /** @description Whether callers hear that the call is protected before anything is listened to */
            notice?: boolean;
            /**
             * @description Every message to a contact carries it as proof of origin
             * @example MIRABELLE
             */
            familyWord?: string | null;
            /**
             * @description What is kept of a suspicious call's words: nothing, or masked quotes for 30 days
             * @example suspicious
             * @enum {string}
             */
            retention?: "nothing" | "suspicious";
        };
        LinePause: {
            /**
             * Format: date-time
             * @description Within 31 days: protection that is forgotten in a pause protects nobody
             * @example 2026-11-24T09:30:00.000Z
             */
            until: string;
        };
        LineMove: {
            /**
             * Format: uuid
             * @description The tenant that is to have it, of which the caller is an owner too
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
        };
        LineWatch: {
            agreed: boolean;
        };
        /** @description How far somebody is with installing a line: any device goes on from here */
        LineSetup: {
            /**
             * @description For whom the line is installed
             * @example relative
             * @enum {string|null}
             */
            forWhom: "self" | "relative" | "organisation" | null;
            /** @example Mère */
            relation: string | null;
            /**
             * @example box
             * @enum {string|null}
             */
            lineType: "mobile" | "box" | "landline" | "voip" | null;
            /** @example Orange */
            operator: string | null;
            /**
             * @description On what the calls are to ring
             * @example adapter
             * @enum {string|null}
             */
            device: "adapter" | "app" | "number" | null;
            /**
             * @description Steps that somebody answered and that leave no other trace
             * @example [
             *       "number"
             *     ]
             */
            answered: ("number" | "contacts" | "help" | "forwarding")[];
            /**
             * Format: date-time
             * @description When the protected person said yes, herself
             * @example 2026-11-24T09:30:00.000Z
             */
            agreedAt: string | null;
        };
        NewLineSetup: {
            /**
             * @description For whom the line is installed
             * @default null
             * @example relative
             * @enum {string|null}
             */
            forWhom?: "self" | "relative" | "organisation" | null;
            /**
             * @default null
             * @example Mère
             */
            relation?: string | null;
            /**
             * @default null
             * @example box
             * @enum {string|null}
             */
            lineType?: "mobile" | "box" | "landline" | "voip" | null;
            /**
             * @default null
             * @example Orange
             */
            operator?: string | null;
            /**
             * @description On what the calls are to ring
             * @default null
             * @example adapter
             * @enum {string|null}
             */
            device?: "adapter" | "app" | "number" | null;
            /**
             * @description Steps that somebody answered and that leave no other trace
             * @default []
             * @example [
             *       "number"
             *     ]
             */
            answered?: ("number" | "contacts" | "help" | "forwarding")[];
        };
        /** @description For the protected person alone: what it opens is her own yes or no */
        MadeAgreementLink: {
            /**
             * @description The last part of the link
             * @example q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80
             */
            token: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string;
        };
        /** @description What the protected person is asked */
        LineAgreementView: {
            /** @example Jeanne */
            protectedName: string;
            /** @example Claire Martin */
            askedBy: string;
            /**
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            agreedAt: string | null;
        };
        GivenAgreement: {
            agrees: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
        };
        LineAgreementAnswer: {
            /** @description A no removes the draft, and nothing of it is kept */
            agrees: boolean;
        };
        /** @description A line's way into service, or to another number */
        ProvisioningJob: {
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
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string | null;
            /**
             * @description `change_number` gives the line another number; the one it has rests
             * @example set_up
             * @enum {string}
             */
            kind: "set_up" | "change_number";
            /**
             * @description `ready` and `cancelled` are over
             * @example running
             * @enum {string}
             */
            state: "pending" | "running" | "parked" | "ready" | "cancelling" | "cancelled";
            /**
             * @description Where it stands; null before it begins
             * @example buy
             * @enum {string|null}
             */
            step: "choose" | "approve" | "reserve" | "buy" | "configure" | "connect" | "verify" | null;
            /** @description What was asked for */
            wish: {
                /**
                 * @description Whose telephone numbers are written without their country's prefix
                 * @example FR
                 */
                country: string;
                /**
                 * @example local
                 * @enum {string}
                 */
                numberType: "local" | "mobile" | "national" | "toll_free";
                /** @example Lyon */
                locality: string | null;
                /**
                 * @description Where the telephone rings: at an adapter or app that registers with Ethiq (`sip`), at another number, or at both in this order. `keep`: as it is
                 * @example sip
                 * @enum {string}
                 */
                delivery: "sip" | "number" | "sip_then_number" | "number_then_sip" | "keep";
                /**
                 * @description E.164
                 * @example +33639980042
                 */
                secondNumber: string | null;
            };
            parking: components["schemas"]["ProvisioningParking"];
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
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            endedAt: string | null;
        };
        /** @description What a parked job waits for */
        ProvisioningParking: {
            /**
             * @example documents_missing
             * @enum {string}
             */
            reason: "documents_missing" | "approval_pending" | "approval_rejected" | "no_stock" | "country_not_sold" | "price_limit" | "account_suspended" | "permission_missing" | "credentials_full" | "telephone_not_connected" | "provider_down" | "internal";
            /** @description Whether somebody of the tenant can do something about it */
            forYou: boolean;
            /** @description What to add to the regulatory profile; the job goes on once it is saved */
            missing: components["schemas"]["MissingFact"][];
            /** @description Types of number for which nothing would be missing */
            alternatives: ("local" | "mobile" | "national" | "toll_free")[];
            /**
             * Format: date-time
             * @description When it is tried again by itself; null: once somebody did something
             * @example 2026-11-24T09:30:00.000Z
             */
            nextTryAt: string | null;
        } | null;
        /** @description What the provider asks for, in its own names */
        MissingFact: {
            /** @example address */
            field: string;
            /** @example missing */
            reason: string | null;
        };
        NewProvisioning: {
            /**
             * @description `change_number` gives the line another number; the one it has rests
             * @default set_up
             * @example set_up
             * @enum {string}
             */
            kind?: "set_up" | "change_number";
            /**
             * @description Of the number; without one, the tenant's
             * @example FR
             */
            country?: string;
            /**
             * @default local
             * @example local
             * @enum {string}
             */
            numberType?: "local" | "mobile" | "national" | "toll_free";
            /**
             * @default null
             * @example Lyon
             */
            locality?: string | null;
            /**
             * @description Where the telephone rings: at an adapter or app that registers with Ethiq (`sip`), at another number, or at both in this order. `keep`: as it is
             * @default sip
             * @example sip
             * @enum {string}
             */
            delivery?: "sip" | "number" | "sip_then_number" | "number_then_sip" | "keep";
            /**
             * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
             * @default null
             * @example 06 39 98 00 42
             */
            secondNumber?: string | null;
        };
        ProvisioningReport: {
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
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string | null;
            /**
             * @description `change_number` gives the line another number; the one it has rests
             * @example set_up
             * @enum {string}
             */
            kind: "set_up" | "change_number";
            /**
             * @description `ready` and `cancelled` are over
             * @example running
             * @enum {string}
             */
            state: "pending" | "running" | "parked" | "ready" | "cancelling" | "cancelled";
            /**
             * @description Where it stands; null before it begins
             * @example buy
             * @enum {string|null}
             */
            step: "choose" | "approve" | "reserve" | "buy" | "configure" | "connect" | "verify" | null;
            /** @description What was asked for */
            wish: {
                /**
                 * @description Whose telephone numbers are written without their country's prefix
                 * @example FR
                 */
                country: string;
                /**
                 * @example local
                 * @enum {string}
                 */
                numberType: "local" | "mobile" | "national" | "toll_free";
                /** @example Lyon */
                locality: string | null;
                /**
                 * @description Where the telephone rings: at an adapter or app that registers with Ethiq (`sip`), at another number, or at both in this order. `keep`: as it is
                 * @example sip
                 * @enum {string}
                 */
                delivery: "sip" | "number" | "sip_then_number" | "number_then_sip" | "keep";
                /**
                 * @description E.164
                 * @example +33639980042
                 */
                secondNumber: string | null;
            };
            parking: components["schemas"]["ProvisioningParking"];
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
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            endedAt: string | null;
            /** @description What happened so far, the last 200 events, oldest first */
            events: components["schemas"]["ProvisioningEvent"][];
        };
        ProvisioningEvent: {
            seq: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /** @example begun */
            type: string;
            /**
             * @example buy
             * @enum {string|null}
             */
            step: "choose" | "approve" | "reserve" | "buy" | "configure" | "connect" | "verify" | null;
            /**
             * @example documents_missing
             * @enum {string|null}
             */
            reason: "documents_missing" | "approval_pending" | "approval_rejected" | "no_stock" | "country_not_sold" | "price_limit" | "account_suspended" | "permission_missing" | "credentials_full" | "telephone_not_connected" | "provider_down" | "internal" | null;
        };
        /** @description How the adapter or app of a line registers with Ethiq */
        SipEndpoint: {
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
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string;
            /** @example jeanne-4821 */
            username: string;
            /** @example ethiq.sip.twilio.com */
            domain: string;
            /**
             * @description The server to register at
             * @example ethiq.sip.dublin.twilio.com
             */
            registrar: string;
            /** @example 5061 */
            port: number;
            /** @enum {string} */
            transport: "tls";
            /**
             * @description `ready` once the registrar knows it
             * @example ready
             * @enum {string}
             */
            status: "pending" | "ready";
            /**
             * @description Whether the registrar knows the last password that was asked for; `lost`: it never will, ask for another. The password itself is kept nowhere
             * @enum {string}
             */
            password: "none" | "pending" | "set" | "lost";
            /**
             * Format: date-time
             * @description When a telephone was last seen to be reachable through it
             * @example 2026-11-24T09:30:00.000Z
             */
            registeredAt: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            createdAt: string;
        };
        MadeSipPassword: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /** @example jeanne-4821 */
            username: string;
            /** @example ethiq.sip.twilio.com */
            domain: string;
            /**
             * @description The server to register at
             * @example ethiq.sip.dublin.twilio.com
             */
            registrar: string;
            /** @example 5061 */
            port: number;
            /** @enum {string} */
            transport: "tls";
            /**
             * @description Only the last one counts
             * @example 2
             */
            version: number;
            /**
             * @description Shown this once, valid within a minute. Null when a repeated request is answered: then ask for another
             * @example Kfd7-Bnr4-Qxt2-Hgm9-Wpz5
             */
            password: string | null;
            /** @description In place of typing. Scan it once the endpoint's `password` is `set`. Null with the password, and where none can be made */
            qr: {
                /**
                 * @description What the code holds. It gives the account, password included, to whoever opens it first: show it, never send it
                 * @example https://ref.supabase.co/functions/v1/api/v1/sip-provisioning/q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJ
                 */
                url: string;
                /**
                 * @description The code, black on white
                 * @example <svg xmlns="http://www.w3.org/2000/svg">…</svg>
                 */
                svg: string;
            } | null;
        };
        /** @description What to type into one kind of device */
        SipSheet: {
            /**
             * @example linphone_iphone
             * @enum {string}
             */
            device: "linphone_iphone" | "linphone_android" | "groundwire_iphone" | "zoiper_android" | "grandstream_ht801" | "grandstream_ht802" | "yealink_t";
            /**
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /** @example Grandstream HT801, HT802 */
            title: string;
            /** @description What to do first, step by step */
            before: string[];
            fields: {
                /**
                 * @description Where it is, as the device says
                 * @example FXS PORT
                 */
                page: string | null;
                /**
                 * @description As the device says
                 * @example Primary SIP Server
                 */
                name: string;
                /**
                 * @description Null: the password, which only you have
                 * @example ethiq.sip.dublin.twilio.com
                 */
                value: string | null;
            }[];
            /** @description How to see that it works */
            after: string[];
        };
        /** @description A call by which a line proves that it works */
        LineTest: {
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
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string;
            /**
             * @description `connectivity` rings the person's telephone; `forwarding` calls the forwarded number and follows the call home
             * @example forwarding
             * @enum {string}
             */
            kind: "connectivity" | "forwarding";
            /**
             * @example running
             * @enum {string}
             */
            status: "running" | "passed" | "failed" | "expired";
            /** @description Begun by nobody, of a line that may be watched */
            isAutomatic: boolean;
            /**
             * @description 2 for one that takes up where the first failed
             * @example 1
             */
            attempt: number;
            /** @description In the order in which a call takes them */
            hops: components["schemas"]["LineTestHop"][];
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            endedAt: string | null;
        };
        LineTestHop: {
            /**
             * @example forwarded
             * @enum {string}
             */
            name: "registered" | "ringing" | "answered" | "heard" | "speaks" | "line" | "forwarded" | "ethiq" | "telephone" | "person" | "both_ways" | "listening" | "private";
            /**
             * @example passed
             * @enum {string}
             */
            state: "waiting" | "running" | "passed" | "failed";
            /**
             * @example not_forwarded
             * @enum {string|null}
             */
            reason: "number_wrong" | "out_of_service" | "line_busy" | "not_forwarded" | "answered_elsewhere" | "our_fault" | "not_registered" | "busy" | "declined" | "no_answer" | "network" | "no_key" | "hung_up" | "caller_not_heard" | "person_not_heard" | "not_recognised" | "word_not_heard" | "whisper_heard" | null;
            /**
             * @description What the network answered, where it said
             * @example 404
             */
            sipCode: number | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string | null;
        };
        NewLineTest: {
            /**
             * @description `connectivity` rings the person's telephone; `forwarding` calls the forwarded number and follows the call home
             * @example forwarding
             * @enum {string}
             */
            kind: "connectivity" | "forwarding";
        };
        LineTestPage: {
            items: components["schemas"]["LineTest"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description Who the provider of numbers is told uses a tenant's numbers */
        RegulatoryProfile: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            tenantId: string;
            /**
             * @example individual
             * @enum {string}
             */
            endUserType: "individual" | "business";
            attributes: {
                [key: string]: string;
            };
            address: {
                customerName: string;
                street: string;
                city: string;
                postalCode: string;
                region: string;
                /**
                 * @description Whose telephone numbers are written without their country's prefix
                 * @example FR
                 */
                country: string;
            } | null;
            documents: {
                type: string;
                attributes: {
                    [key: string]: string;
                };
            }[];
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
        NewRegulatoryProfile: {
            /**
             * @example individual
             * @enum {string}
             */
            endUserType: "individual" | "business";
            /**
             * @description By the names that the provider gives them; which ones it wants depends on the country
             * @default {}
             * @example {
             *       "first_name": "Jeanne",
             *       "last_name": "Martin",
             *       "email": "jeanne@exemple.fr"
             *     }
             */
            attributes?: {
                [key: string]: string;
            };
            /** @default null */
            address?: {
                /** @example Jeanne Martin */
                customerName?: string;
                /** @example 12 rue des Tilleuls */
                street: string;
                /** @example Lyon */
                city: string;
                /** @example 69003 */
                postalCode: string;
                /** @example Rhône */
                region?: string;
                /**
                 * @description Whose telephone numbers are written without their country's prefix
                 * @example FR
                 */
                country: string;
            } | null;
            /** @default [] */
            documents?: components["schemas"]["RegulatoryDocument"][];
        };
        /** @description What a paper says; the paper itself is not kept here */
        RegulatoryDocument: {
            /** @example utility_bill */
            type: string;
            /**
             * @description By the names that the provider gives them; which ones it wants depends on the country
             * @example {
             *       "first_name": "Jeanne",
             *       "last_name": "Martin",
             *       "email": "jeanne@exemple.fr"
             *     }
             */
            attributes: {
                [key: string]: string;
            };
        };
        RegulatoryBundlePage: {
            items: components["schemas"]["RegulatoryBundle"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description Whether the provider lets a tenant use numbers of one kind */
        RegulatoryBundle: {
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
            /**
             * @description Whose telephone numbers are written without their country's prefix
             * @example FR
             */
            country: string;
            /**
             * @example local
             * @enum {string}
             */
            numberType: "local" | "mobile" | "national" | "toll_free";
            /**
             * @example individual
             * @enum {string}
             */
            endUserType: "individual" | "business";
            /**
             * @example in_review
             * @enum {string}
             */
            status: "draft" | "pending_review" | "in_review" | "rejected" | "approved" | "provisionally_approved";
            missing: components["schemas"]["MissingFact"][];
            /** @description In the provider's words */
            failureReason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            submittedAt: string | null;
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
        ForwardingCodes: {
            items: components["schemas"]["ForwardingCode"][];
        };
        /** @description What to dial so that a telephone passes its calls on */
        ForwardingCode: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            id: string;
            /**
             * @description Whose telephone numbers are written without their country's prefix
             * @example FR
             */
            country: string;
            /** @example Orange */
            operator: string;
            /**
             * @example mobile
             * @enum {string}
             */
            lineType: "mobile" | "box" | "landline" | "voip";
            /**
             * @description Which calls are passed on; only `all` protects fully
             * @example all
             * @enum {string}
             */
            kind: "all" | "no_reply" | "busy" | "unreachable";
            /**
             * @description `{number}` and `{seconds}` where no line was named; null where there is only a menu, which the note describes
             * @example **21*+33199000042#
             */
            onCode: string | null;
            /** @example ##21# */
            offCode: string | null;
            /** @example *#21# */
            checkCode: string | null;
            note: {
                fr: string;
                en: string;
            } | null;
            /** @description Who says so */
            source: string;
            /**
             * Format: date
             * @example 2026-11-01
             */
            checkedOn: string;
            /** @description False: told by one source, or by analogy */
            isVerified: boolean;
        };
        ContactPage: {
            items: components["schemas"]["Contact"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description Somebody who is told of suspicious calls, once they agreed */
        Contact: {
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
            /**
             * Format: uuid
             * @description Told of this line only; null: of every line of the tenant
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string | null;
            /** @example Paul Martin */
            name: string;
            /** @example Fils */
            relation: string | null;
            /**
             * @description E.164
             * @example +33639980042
             */
            phone: string;
            /**
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /**
             * @description Who is told first
             * @example 1
             */
            priority: number;
            /**
             * @description The contact's own answer: nobody else gives it
             * @example accepted
             * @enum {string}
             */
            consent: "pending" | "accepted" | "declined" | "stopped";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            consentAt: string | null;
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
        NewContact: {
            /** @example Paul Martin */
            name: string;
            /**
             * @default null
             * @example Fils
             */
            relation?: string | null;
            /**
             * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
             * @example 06 39 98 00 42
             */
            phone: string;
            /**
             * Format: uuid
             * @description Told of this line only; null: of every line of the tenant
             * @default null
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId?: string | null;
            /**
             * @default fr
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description Who is told first
             * @default 1
             * @example 1
             */
            priority?: number;
        };
        ContactChange: {
            /** @example Paul Martin */
            name?: string;
            /** @example Fils */
            relation?: string | null;
            /**
             * @example fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description Who is told first
             * @example 1
             */
            priority?: number;
        };
        ContactConsentPage: {
            items: components["schemas"]["ContactConsent"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        ContactConsent: {
            /**
             * @description The contact's own answer: nobody else gives it
             * @example accepted
             * @enum {string}
             */
            consent: "pending" | "accepted" | "declined" | "stopped";
            /**
             * @description How it was given: on the page of the link, by SMS, as STOP to the provider; proposed by a member, set by a service
             * @example sms
             * @enum {string}
             */
            channel: "web" | "sms" | "provider" | "person" | "operator";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /**
             * @description E.164
             * @example +33639980042
             */
            phone: string;
            /** @description Which wording was answered */
            wordsVersion: string | null;
        };
        /** @description What the contact sees before they answer */
        ContactInvitationView: {
            /** @example Paul Martin */
            contactName: string;
            /**
             * @example [
             *       "Jeanne"
             *     ]
             */
            protectedNames: string[];
            /** @example Famille Martin */
            tenantName: string;
            /** @example MIRABELLE */
            familyWord: string | null;
            /**
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /**
             * @description The contact's own answer: nobody else gives it
             * @example accepted
             * @enum {string}
             */
            consent: "pending" | "accepted" | "declined" | "stopped";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            consentAt: string | null;
        };
        GivenConsent: {
            /**
             * @description The contact's own answer: nobody else gives it
             * @example accepted
             * @enum {string}
             */
            consent: "pending" | "accepted" | "declined" | "stopped";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
        };
        ContactAnswer: {
            /**
             * @description `stopped`: no message of Ethiq any more, from this tenant
             * @example accepted
             * @enum {string}
             */
            answer: "accepted" | "declined" | "stopped";
        };
        CallerRulePage: {
            items: components["schemas"]["CallerRule"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        CallerRule: {
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
            /**
             * Format: uuid
             * @description For this line only, where it comes before a rule for all; null: for every line
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string | null;
            /**
             * @description E.164
             * @example +33639980042
             */
            phone: string;
            /**
             * @description `trusted`: not listened to. `blocked`: turned away, emergency services excepted
             * @example trusted
             * @enum {string}
             */
            rule: "trusted" | "blocked";
            /** @example Infirmière à domicile */
            reason: string | null;
            /**
             * Format: date-time
             * @description Null: until it is removed
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt: string | null;
            /**
             * @description Written by somebody, or drawn from what was said of a call
             * @example person
             * @enum {string}
             */
            source: "person" | "feedback";
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
        NewCallerRule: {
            /**
             * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
             * @example 06 39 98 00 42
             */
            phone: string;
            /**
             * @description `trusted`: not listened to. `blocked`: turned away, emergency services excepted
             * @example trusted
             * @enum {string}
             */
            rule: "trusted" | "blocked";
            /**
             * Format: uuid
             * @description For this line only, where it comes before a rule for all; null: for every line
             * @default null
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId?: string | null;
            /**
             * @default null
             * @example Infirmière à domicile
             */
            reason?: string | null;
            /**
             * Format: date-time
             * @description Null: until it is removed
             * @default null
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt?: string | null;
        };
        CallerRuleChange: {
            /**
             * @description `trusted`: not listened to. `blocked`: turned away, emergency services excepted
             * @example trusted
             * @enum {string}
             */
            rule?: "trusted" | "blocked";
            /** @example Infirmière à domicile */
            reason?: string | null;
            /**
             * Format: date-time
             * @description Null: until it is removed
             * @example 2026-11-24T09:30:00.000Z
             */
            expiresAt?: string | null;
        };
        ExpectedWindowPage: {
            items: components["schemas"]["ExpectedWindow"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description A call somebody waits for */
        ExpectedWindow: {
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
            /**
             * Format: uuid
             * @description For this line only; null: for every line
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string | null;
            /** @example Livraison du fauteuil */
            label: string;
            /**
             * @description Who will call, trusted while the window is open; null when nobody knows the number
             * @example +33639980042
             */
            phone: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            startsAt: string;
            /**
             * Format: date-time
             * @example 2026-11-24T12:30:00.000Z
             */
            endsAt: string;
            /** @example Le livreur appelle une heure avant */
            note: string | null;
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            createdBy: string | null;
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
        NewExpectedWindow: {
            /** @example Livraison du fauteuil */
            label: string;
            /**
             * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
             * @default null
             * @example 06 39 98 00 42
             */
            phone?: string | null;
            /**
             * Format: uuid
             * @description For this line only; null: for every line
             * @default null
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId?: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            startsAt: string;
            /**
             * Format: date-time
             * @description After `startsAt`, by 31 days at most
             * @example 2026-11-24T12:30:00.000Z
             */
            endsAt: string;
            /**
             * @default null
             * @example Le livreur appelle une heure avant
             */
            note?: string | null;
        };
        ExpectedWindowChange: {
            /** @example Livraison du fauteuil */
            label?: string;
            /**
             * @description National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`
             * @example 06 39 98 00 42
             */
            phone?: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            startsAt?: string;
            /**
             * Format: date-time
             * @example 2026-11-24T12:30:00.000Z
             */
            endsAt?: string;
            /** @example Le livreur appelle une heure avant */
            note?: string | null;
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
            /**
             * @description Null when the caller withheld the number
             * @example +33639980017
             */
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
            /** @description Whether the person's telephone was picked up; null while nobody knows */
            answered: boolean | null;
            /**
             * @description Decided when it began: `protect` listens, `pass_through` connects without, `reject` turns away
             * @example protect
             * @enum {string}
             */
            plan: "protect" | "pass_through" | "reject" | "unknown_number";
            /**
             * @description Why it was not simply protected
             * @enum {string|null}
             */
            planReason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" | "blocked" | "loop" | "own_number" | "unknown_number" | "forwarding_test" | null;
            /**
             * @description 1 calm, 2 be careful, 3 probable scam
             * @example 3
             */
            level: 1 | 2 | 3;
            /**
             * @description What sort of scam it resembles; `unknown`: none that we name
             * @example bank_fraud_desk
             */
            kind: string;
            /** @description Whether it was listened to; null while nobody knows */
            analysed: boolean | null;
            /**
             * @description Why it, or the rest of it, was not
             * @enum {string|null}
             */
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
            /**
             * @description Null when the caller withheld the number
             * @example +33639980017
             */
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
            /** @description Whether the person's telephone was picked up; null while nobody knows */
            answered: boolean | null;
            /**
             * @description Decided when it began: `protect` listens, `pass_through` connects without, `reject` turns away
             * @example protect
             * @enum {string}
             */
            plan: "protect" | "pass_through" | "reject" | "unknown_number";
            /**
             * @description Why it was not simply protected
             * @enum {string|null}
             */
            planReason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" | "blocked" | "loop" | "own_number" | "unknown_number" | "forwarding_test" | null;
            /**
             * @description 1 calm, 2 be careful, 3 probable scam
             * @example 3
             */
            level: 1 | 2 | 3;
            /**
             * @description What sort of scam it resembles; `unknown`: none that we name
             * @example bank_fraud_desk
             */
            kind: string;
            /** @description Whether it was listened to; null while nobody knows */
            analysed: boolean | null;
            /**
             * @description Why it, or the rest of it, was not
             * @enum {string|null}
             */
            notAnalysedReason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" | "rejected" | "relay" | "stream_token" | "stream_protocol" | "speech_refused" | "speech_busy" | "speech_unavailable" | "speech_stalled" | "never_connected" | null;
            score: number;
            events: components["schemas"]["CallEvent"][];
            /** @description Masked words, for as long as the line's retention says, and for owners and carers only */
            quotes: {
                tactic: string;
                quote: string;
                turn: number;
                eventKey: string;
            }[];
            alerts: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                /** @description Null once the contact was removed */
                contact: {
                    /**
                     * Format: uuid
                     * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                     */
                    id: string;
                    /** @example Paul Martin */
                    name: string;
                } | null;
                /**
                 * @description Of the call, when the alert became due
                 * @example 3
                 */
                level: 2 | 3;
                /** @enum {string} */
                channel: "sms";
                /**
                 * @example delivered
                 * @enum {string}
                 */
                status: "pending" | "sending" | "sent" | "delivered" | "failed" | "acknowledged" | "cancelled";
                /**
                 * @description The provider's own, when it failed
                 * @example 30006
                 */
                errorCode: string | null;
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
            /** @description The caller of this route's own */
            feedback: {
                wasScam: boolean;
                /** @example C'était bien le cabinet du médecin */
                comment: string | null;
                /** @description Whether one gave the call's masked words away as an example */
                sharesExample: boolean;
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
            } | null;
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
        GivenFeedback: {
            wasScam: boolean;
            /** @example C'était bien le cabinet du médecin */
            comment: string | null;
            /** @description Whether one gave the call's masked words away as an example */
            sharesExample: boolean;
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
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            callId: string;
            /**
             * @description On the caller's number: not listened to any more until `until`, listened to again, turned away, or nothing
             * @example trusted
             * @enum {string}
             */
            effect: "trusted" | "untrusted" | "blocked" | "none";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            until: string | null;
            /** @description What was given away; null without consent, or when no words of the call are held */
            example: {
                /**
                 * Format: uuid
                 * @description Random, and known to its giver alone: it takes the example back
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                /**
                 * @example fr
                 * @enum {string}
                 */
                language: "fr" | "en";
                wasScam: boolean;
                /** @example bank_fraud_desk */
                kind: string;
                /**
                 * @example [
                 *       "authority",
                 *       "credential_request"
                 *     ]
                 */
                tactics: string[];
                /**
                 * @description Masked: no numbers, and no names of the household
                 * @example [
                 *       "donnez-moi le code"
                 *     ]
                 */
                words: string[];
                /** @description What judged the call; null when nobody noted it */
                engineVersion: string | null;
                /**
                 * @description The month; the day is not kept
                 * @example 2026-11
                 */
                givenIn: string;
                /**
                 * Format: date
                 * @example 2028-11-01
                 */
                expiresOn: string;
            } | null;
        };
        NewFeedback: {
            wasScam: boolean;
            /**
             * @default null
             * @example C'était bien le cabinet du médecin
             */
            comment?: string | null;
            /**
             * @description Turn this caller away from now on, unless a rule by hand trusts the number
             * @default false
             */
            block?: boolean;
            /**
             * @description Agree, for this one call, that its masked words help to improve recognition. False takes back what was given before
             * @default false
             */
            shareExample?: boolean;
        };
        /** @description Where the words of a call are heard while it goes on */
        CallWatch: {
            /**
             * @description A private Realtime topic. Words are sent on it from level 2 on, with digits masked, and not on a line that keeps none
             * @example words:018f6b2e-7c1d-7000-8000-000000000000
             */
            topic: string;
        };
        /** @description What the link of an alert shows */
        UrgentView: {
            /** @example Jeanne */
            protectedName: string;
            /**
             * @description The contact's
             * @example fr
             * @enum {string}
             */
            locale: "fr" | "en";
            /** @description Null once the link is over: ten minutes after the call */
            call: {
                /** @example Paul */
                contactName: string;
                /**
                 * @description Under which the person is called
                 * @example +33639980042
                 */
                phone: string | null;
                /**
                 * @description 1 calm, 2 be careful, 3 probable scam
                 * @example 3
                 */
                level: 1 | 2 | 3;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                startedAt: string;
                /**
                 * Format: date-time
                 * @description Null while the call goes on
                 * @example 2026-11-24T09:30:00.000Z
                 */
                endedAt: string | null;
                reasons: {
                    /** @example credential_request */
                    tactic: string;
                    /** @description Masked words, where the line keeps them */
                    quote: string | null;
                }[];
                /** @description Who said first that they take care of it */
                taken: {
                    /**
                     * @description Null once this contact was removed
                     * @example Paul
                     */
                    contactName: string | null;
                    /** @description Whether it is whoever holds this link */
                    isYou: boolean;
                    /**
                     * Format: date-time
                     * @example 2026-11-24T09:30:00.000Z
                     */
                    at: string;
                } | null;
                /** @description Whether this contact may cut the call now */
                mayHangUp: boolean;
                /** @description Who asked last to cut the call */
                hangUp: {
                    /**
                     * @description Null once this contact was removed
                     * @example Paul
                     */
                    contactName: string | null;
                    /** @description Whether it is whoever holds this link */
                    isYou: boolean;
                    /**
                     * Format: date-time
                     * @example 2026-11-24T09:30:00.000Z
                     */
                    at: string;
                } | null;
            } | null;
        };
        AlertPage: {
            items: components["schemas"]["Alert"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description A message that tells a contact of a call */
        Alert: {
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
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            callId: string;
            /** @description Null once the contact was removed */
            contact: {
                /**
                 * Format: uuid
                 * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
                 */
                id: string;
                /** @example Paul Martin */
                name: string;
            } | null;
            /**
             * @description Of the call, when the alert became due
             * @example 3
             */
            level: 2 | 3;
            /** @enum {string} */
            channel: "sms";
            /**
             * @example delivered
             * @enum {string}
             */
            status: "pending" | "sending" | "sent" | "delivered" | "failed" | "acknowledged" | "cancelled";
            /**
             * @description The provider's own, when it failed
             * @example 30006
             */
            errorCode: string | null;
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
        UsagePage: {
            items: components["schemas"]["UsageDay"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description One line on one day; a day without calls has none */
        UsageDay: {
            /**
             * Format: uuid
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            lineId: string;
            /**
             * Format: date
             * @description In the tenant's own time zone
             * @example 2026-11-24
             */
            day: string;
            /** @example 4 */
            calls: number;
            /** @example 3 */
            protectedCalls: number;
            /** @example 1 */
            suspiciousCalls: number;
            /** @example 912 */
            talkSeconds: number;
            /**
             * @description Sent to speech recognition, both voices added
             * @example 1440
             */
            speechSeconds: number;
            /** @example 2 */
            alertsSent: number;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            /** @description Give it back as `cursor` for what follows; null at the end */
            nextCursor: string | null;
        };
        /** @description Who changed what; rows as in the database. The family word is noted as changed, not spelled */
        AuditEntry: {
            /** @example 4711 */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /**
             * Format: uuid
             * @description The person or the API key; null when a service or an operator acted
             * @example 3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80
             */
            actorId: string | null;
            /**
             * @example person
             * @enum {string}
             */
            actorKind: "person" | "api_key" | "service" | "operator";
            /**
             * @description Of the request that changed it
             * @example 7f0c1f0e-4f5e-4ed0-8f5e-0d2f6c6f7a11
             */
            requestId: string | null;
            /** @example lines */
            table: string;
            rowId: string | null;
            /** @example update */
            action: string;
            /**
             * @example {
             *       "label": "Maison"
             *     }
             */
            before: {
                [key: string]: unknown;
            } | null;
            /**
             * @example {
             *       "label": "Salon"
             *     }
             */
            after: {
                [key: string]: unknown;
            } | null;
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
        /** @description `sign_up_refused`: An account cannot be opened this way */
        sign_up_refused: {
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
        /** @description `invalid_request`: The request is not valid; `code_wrong`: The code is wrong or too old */
        "invalid_request.code_wrong": {
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
        /** @description `credentials_wrong`: The e-mail address or the password is wrong */
        credentials_wrong: {
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
        /** @description `email_not_confirmed`: Confirm the e-mail address first */
        email_not_confirmed: {
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
        /** @description `session_required`: Sign in first; `credentials_wrong`: The e-mail address or the password is wrong */
        "session_required.credentials_wrong": {
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
        /** @description `not_allowed`: This is not allowed; `second_factor_required`: Confirm with the second factor first */
        "not_allowed.second_factor_required": {
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
        /** @description `not_supported`: This server cannot do that */
        not_supported: {
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
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Type the code at `/auth/verify` */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaybeSession"];
                };
            };
            400: components["responses"]["invalid_request"];
            403: components["responses"]["sign_up_refused"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    verifyCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verification"];
            };
        };
        responses: {
            /** @description The session, unless another code is still missing */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaybeSession"];
                };
            };
            400: components["responses"]["invalid_request.code_wrong"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    resendCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Resend"];
            };
        };
        responses: {
            /** @description Sent, if there is something to confirm */
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
            400: components["responses"]["invalid_request"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description The session */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["credentials_wrong"];
            403: components["responses"]["email_not_confirmed"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    sendLoginCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressOnly"];
            };
        };
        responses: {
            /** @description Sent, if the address has an account */
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
            400: components["responses"]["invalid_request"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    refreshSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description The same session, with new tokens */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressOnly"];
            };
        };
        responses: {
            /** @description Sent, if the address has an account */
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
            400: components["responses"]["invalid_request"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Logout"];
            };
        };
        responses: {
            /** @description Signed out. Access tokens that were given out still work until they end */
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
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The new password counts */
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
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required.credentials_wrong"];
            403: components["responses"]["not_allowed.second_factor_required"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressOnly"];
            };
        };
        responses: {
            /** @description Type both codes at `/auth/verify`; until then the old address stays */
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
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed.second_factor_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceSessionList"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. Its access token still works until it ends */
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
    listFactors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorList"];
                };
            };
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    addFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFactor"];
            };
        };
        responses: {
            /** @description What the app needs */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorSetup"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed.second_factor_required"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            501: components["responses"]["not_supported"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    verifyFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                factorId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FactorVerification"];
            };
        };
        responses: {
            /** @description A session with both factors */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["invalid_request.code_wrong"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            501: components["responses"]["not_supported"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    removeFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                factorId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
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
            403: components["responses"]["not_allowed.second_factor_required"];
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            501: components["responses"]["not_supported"];
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
    withdrawExample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exampleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is kept no longer */
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
    listLines: {
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
            /** @description One page of lines */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinePage"];
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
    createLine: {
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
                "application/json": components["schemas"]["NewLine"];
            };
        };
        responses: {
            /** @description The new line: a draft until it has an Ethiq number */
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
                    "application/json": components["schemas"]["Line"];
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
    getLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line */
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
                    "application/json": components["schemas"]["Line"];
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
    removeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone; its Ethiq number rests */
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
    changeLine: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed */
                "if-match": string;
            };
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineChange"];
            };
        };
        responses: {
            /** @description The line as it is now */
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
                    "application/json": components["schemas"]["Line"];
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
    pauseLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinePause"];
            };
        };
        responses: {
            /** @description The line as it is now */
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
                    "application/json": components["schemas"]["Line"];
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
    resumeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line as it is now */
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
                    "application/json": components["schemas"]["Line"];
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
    cancelLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line as it is now */
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
                    "application/json": components["schemas"]["Line"];
                };
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
    reactivateLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line as it is now */
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
                    "application/json": components["schemas"]["Line"];
                };
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
    moveLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineMove"];
            };
        };
        responses: {
            /** @description The line that the other tenant has now */
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
                    "application/json": components["schemas"]["Line"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    watchLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineWatch"];
            };
        };
        responses: {
            /** @description The line as it is now */
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
                    "application/json": components["schemas"]["Line"];
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
    getLineSetup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answers so far, and whether the person agreed */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineSetup"];
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
    putLineSetup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLineSetup"];
            };
        };
        responses: {
            /** @description As it is kept now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineSetup"];
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
    createAgreementLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link: it cannot be read again */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeAgreementLink"];
                };
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
    viewLineAgreement: {
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
            /** @description The question, and the answer so far */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineAgreementView"];
                };
            };
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    answerLineAgreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the link */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineAgreementAnswer"];
            };
        };
        responses: {
            /** @description What counts now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenAgreement"];
                };
            };
            400: components["responses"]["invalid_request"];
            404: components["responses"]["not_found"];
            410: components["responses"]["link_over"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    getProvisioning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest job, with what happened */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningReport"];
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
    startProvisioning: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same key within a day, with the same body: the same answer, and nothing is created twice */
                "idempotency-key"?: string;
            };
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProvisioning"];
            };
        };
        responses: {
            /** @description It is on its way: the topic `line:<id>` tells how far it is */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningJob"];
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
            501: components["responses"]["not_supported"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    retryProvisioning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it is now */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningJob"];
                };
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
    cancelProvisioning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                jobId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job as it is now */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisioningJob"];
                };
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
    getSipEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint, without its password */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SipEndpoint"];
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
    makeSipPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same key within a day, with the same body: the same answer, and nothing is created twice */
                "idempotency-key"?: string;
            };
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The password: it cannot be read again */
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
                    "application/json": components["schemas"]["MadeSipPassword"];
                };
            };
            400: components["responses"]["invalid_request"];
            401: components["responses"]["session_required"];
            403: components["responses"]["not_allowed"];
            404: components["responses"]["not_found"];
            409: components["responses"]["conflict"];
            422: components["responses"]["idempotency_key_reused"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            501: components["responses"]["not_supported"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    getSipSheet: {
        parameters: {
            query?: {
                /** @description Without one, the line's */
                locale?: "fr" | "en";
            };
            header?: never;
            path: {
                lineId: string;
                device: "linphone_iphone" | "linphone_android" | "groundwire_iphone" | "zoiper_android" | "grandstream_ht801" | "grandstream_ht802" | "yealink_t";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sheet */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SipSheet"];
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
    openSipProvisioning: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the address in the code */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account, as Linphone's remote provisioning has it */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            404: components["responses"]["not_found"];
            410: components["responses"]["link_over"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listLineTests: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tests */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineTestPage"];
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
    startLineTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A random text of yours. The same key within a day, with the same body: the same answer, and nothing is created twice */
                "idempotency-key"?: string;
            };
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLineTest"];
            };
        };
        responses: {
            /** @description The call is about to be placed: the topic `line:<id>` tells how far it is */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineTest"];
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
            501: components["responses"]["not_supported"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    getLineTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                testId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The test */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineTest"];
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
    getRegulatoryProfile: {
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
            /** @description What was said last */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegulatoryProfile"];
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
    saveRegulatoryProfile: {
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
                "application/json": components["schemas"]["NewRegulatoryProfile"];
            };
        };
        responses: {
            /** @description What is on record now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegulatoryProfile"];
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
    listRegulatoryBundles: {
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
            /** @description One page of approvals */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegulatoryBundlePage"];
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
    listForwardingCodes: {
        parameters: {
            query?: {
                /** @description Of the operator */
                country?: string;
                operator?: string;
                lineType?: "mobile" | "box" | "landline" | "voip";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes, with who says so and when that was checked */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardingCodes"];
                };
            };
            400: components["responses"]["invalid_request"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listLineForwardingCodes: {
        parameters: {
            query?: {
                /** @description Of the operator */
                country?: string;
                operator?: string;
                lineType?: "mobile" | "box" | "landline" | "voip";
            };
            header?: never;
            path: {
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes, ready to dial once the line has its number */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForwardingCodes"];
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
    listContacts: {
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
            /** @description One page of contacts */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactPage"];
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
    createContact: {
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
                "application/json": components["schemas"]["NewContact"];
            };
        };
        responses: {
            /** @description The new contact; the SMS that asks them is on the way */
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
                    "application/json": components["schemas"]["Contact"];
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
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact */
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
                    "application/json": components["schemas"]["Contact"];
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
    removeContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are told of nothing any more */
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
    changeContact: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed */
                "if-match": string;
            };
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            /** @description The contact as it is now */
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
                    "application/json": components["schemas"]["Contact"];
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
    inviteContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The SMS is on the way */
            202: {
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
    listContactConsents: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path: {
                contactId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of answers */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactConsentPage"];
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
    viewContactInvitation: {
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
            /** @description The question, and the answer so far */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactInvitationView"];
                };
            };
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    answerContactInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The last part of the link */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactAnswer"];
            };
        };
        responses: {
            /** @description What is on record now */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenConsent"];
                };
            };
            400: components["responses"]["invalid_request"];
            404: components["responses"]["not_found"];
            410: components["responses"]["link_over"];
            413: components["responses"]["payload_too_large"];
            415: components["responses"]["media_type_unknown"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listCallerRules: {
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
            /** @description One page of rules */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallerRulePage"];
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
    createCallerRule: {
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
                "application/json": components["schemas"]["NewCallerRule"];
            };
        };
        responses: {
            /** @description The new rule */
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
                    "application/json": components["schemas"]["CallerRule"];
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
    getCallerRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule */
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
                    "application/json": components["schemas"]["CallerRule"];
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
    removeCallerRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller is one like any other */
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
    changeCallerRule: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed */
                "if-match": string;
            };
            path: {
                ruleId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallerRuleChange"];
            };
        };
        responses: {
            /** @description The rule as it is now */
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
                    "application/json": components["schemas"]["CallerRule"];
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
    listExpectedWindows: {
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
            /** @description One page of windows */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpectedWindowPage"];
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
    createExpectedWindow: {
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
                "application/json": components["schemas"]["NewExpectedWindow"];
            };
        };
        responses: {
            /** @description The new window */
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
                    "application/json": components["schemas"]["ExpectedWindow"];
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
    getExpectedWindow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The window */
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
                    "application/json": components["schemas"]["ExpectedWindow"];
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
    removeExpectedWindow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call is expected no more */
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
    changeExpectedWindow: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that is to be changed */
                "if-match": string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpectedWindowChange"];
            };
        };
        responses: {
            /** @description The window as it is now */
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
                    "application/json": components["schemas"]["ExpectedWindow"];
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
    listCalls: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
                /** @description Only this tenant's */
                tenantId?: string;
                /** @description Only this line's */
                lineId?: string;
                /** @description Only calls that reached exactly this level */
                level?: "1" | "2" | "3";
                /** @description Started then or later */
                from?: string;
                /** @description Started before */
                to?: string;
                /** @description Only calls that were listened to, or that were not */
                analysed?: "true" | "false";
                /** @description Only calls from this number, written as in the tenant's country; or, for people, from those whose contact's name or known number's reason holds these words. Needs `tenantId` */
                search?: string;
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
    giveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                callId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFeedback"];
            };
        };
        responses: {
            /** @description What was kept, and what it does to the caller's number */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenFeedback"];
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
    watchCall: {
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
            /** @description Where its words are heard */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallWatch"];
                };
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
    takeCall: {
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
            /** @description Somebody has it: its events say who */
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
    hangUpCall: {
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
            /** @description Under way: the call is over when `endedAt` says so */
            202: {
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
            501: components["responses"]["not_supported"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    viewUrgent: {
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
            /** @description What happens, who takes care of it, and what may be done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrgentView"];
                };
            };
            404: components["responses"]["not_found"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    takeUrgent: {
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
            /** @description The call, with whoever has it */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrgentView"];
                };
            };
            404: components["responses"]["not_found"];
            410: components["responses"]["link_over"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    hangUpUrgent: {
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
            /** @description Under way: the call is over when `endedAt` says so */
            202: {
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
            409: components["responses"]["conflict"];
            410: components["responses"]["link_over"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            501: components["responses"]["not_supported"];
            503: components["responses"]["provider_unavailable"];
        };
    };
    listAlerts: {
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
            /** @description One page of alerts */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPage"];
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
    listUsage: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
                /** @description Only this line's */
                lineId?: string;
                /** @description The first day */
                from?: string;
                /** @description The last day */
                to?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of days */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagePage"];
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
    listAuditLog: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many items at most */
                limit?: number;
                /** @description Only what this person, or this API key, changed */
                actorId?: string;
                /** @description Only what this kind of actor changed */
                actorKind?: "person" | "api_key" | "service" | "operator";
                /** @description Only changes of this sort of row */
                table?: string;
                /** @description Changed then or later */
                from?: string;
                /** @description Changed before */
                to?: string;
            };
            header?: never;
            path: {
                tenantId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of changes */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
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
}
