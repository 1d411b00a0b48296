// Generated from supabase/migrations by `npm run types`; not edited by hand.
export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  ops: {
    Tables: {
      [_ in never]: never
    }
    Views: {
      alerts_in_trouble: {
        Row: {
          attempts: number | null
          call_id: string | null
          channel: string | null
          contact_id: string | null
          created_at: string | null
          error_code: string | null
          id: string | null
          lease_until: string | null
          level: number | null
          may_have_been_sent: boolean | null
          provider_sid: string | null
          status: string | null
          tenant_id: string | null
          trouble: string | null
          updated_at: string | null
        }
        Insert: {
          attempts?: number | null
          call_id?: string | null
          channel?: string | null
          contact_id?: string | null
          created_at?: string | null
          error_code?: string | null
          id?: string | null
          lease_until?: string | null
          level?: number | null
          may_have_been_sent?: boolean | null
          provider_sid?: string | null
          status?: string | null
          tenant_id?: string | null
          trouble?: never
          updated_at?: string | null
        }
        Update: {
          attempts?: number | null
          call_id?: string | null
          channel?: string | null
          contact_id?: string | null
          created_at?: string | null
          error_code?: string | null
          id?: string | null
          lease_until?: string | null
          level?: number | null
          may_have_been_sent?: boolean | null
          provider_sid?: string | null
          status?: string | null
          tenant_id?: string | null
          trouble?: never
          updated_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "alerts_call_id_fkey"
            columns: ["call_id"]
            isOneToOne: false
            referencedRelation: "calls"
            referencedColumns: ["id"]
          },
        ]
      }
      calls: {
        Row: {
          analysed: boolean | null
          answered: boolean | null
          call_sid: string | null
          cost: Json | null
          dialled: string | null
          ended_at: string | null
          event_count: number | null
          id: string | null
          kind: string | null
          level: number | null
          line_id: string | null
          not_analysed_reason: string | null
          plan: string | null
          plan_reason: string | null
          score: number | null
          seconds: number | null
          speech_ms: number | null
          started_at: string | null
          tenant_id: string | null
        }
        Insert: {
          analysed?: boolean | null
          answered?: boolean | null
          call_sid?: string | null
          cost?: Json | null
          dialled?: string | null
          ended_at?: string | null
          event_count?: number | null
          id?: string | null
          kind?: string | null
          level?: number | null
          line_id?: string | null
          not_analysed_reason?: string | null
          plan?: string | null
          plan_reason?: string | null
          score?: number | null
          seconds?: never
          speech_ms?: number | null
          started_at?: string | null
          tenant_id?: string | null
        }
        Update: {
          analysed?: boolean | null
          answered?: boolean | null
          call_sid?: string | null
          cost?: Json | null
          dialled?: string | null
          ended_at?: string | null
          event_count?: number | null
          id?: string | null
          kind?: string | null
          level?: number | null
          line_id?: string | null
          not_analysed_reason?: string | null
          plan?: string | null
          plan_reason?: string | null
          score?: number | null
          seconds?: never
          speech_ms?: number | null
          started_at?: string | null
          tenant_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "calls_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
        ]
      }
      campaigns: {
        Row: {
          id: string | null
          kind: string | null
          seen_in_week_of: string | null
          tenants_at_least: number | null
        }
        Relationships: []
      }
      cleanups: {
        Row: {
          attempts: number | null
          created_at: string | null
          id: number | null
          kind: string | null
          last_error: string | null
          next_at: string | null
          provider_sid: string | null
        }
        Insert: {
          attempts?: number | null
          created_at?: string | null
          id?: number | null
          kind?: string | null
          last_error?: string | null
          next_at?: string | null
          provider_sid?: string | null
        }
        Update: {
          attempts?: number | null
          created_at?: string | null
          id?: number | null
          kind?: string | null
          last_error?: string | null
          next_at?: string | null
          provider_sid?: string | null
        }
        Relationships: []
      }
      erasures: {
        Row: {
          at: string | null
          id: string | null
          removed: Json | null
          requested_by: string | null
          subject: string | null
          subject_id: string | null
        }
        Insert: {
          at?: string | null
          id?: string | null
          removed?: Json | null
          requested_by?: string | null
          subject?: string | null
          subject_id?: string | null
        }
        Update: {
          at?: string | null
          id?: string | null
          removed?: Json | null
          requested_by?: string | null
          subject?: string | null
          subject_id?: string | null
        }
        Relationships: []
      }
      labelled_examples: {
        Row: {
          engine_version: string | null
          expires_on: string | null
          given_in: string | null
          id: string | null
          is_disputed: boolean | null
          kind: string | null
          language: string | null
          tactics: string[] | null
          was_scam: boolean | null
          words: string[] | null
        }
        Insert: {
          engine_version?: string | null
          expires_on?: string | null
          given_in?: string | null
          id?: string | null
          is_disputed?: boolean | null
          kind?: string | null
          language?: string | null
          tactics?: string[] | null
          was_scam?: boolean | null
          words?: string[] | null
        }
        Update: {
          engine_version?: string | null
          expires_on?: string | null
          given_in?: string | null
          id?: string | null
          is_disputed?: boolean | null
          kind?: string | null
          language?: string | null
          tactics?: string[] | null
          was_scam?: boolean | null
          words?: string[] | null
        }
        Relationships: []
      }
      lines: {
        Row: {
          alert_level: number | null
          cancelled_at: string | null
          contacts_who_accepted: number | null
          created_at: string | null
          delivery_targets: number | null
          ends_at: string | null
          ethiq_number: string | null
          forwarded_number: string | null
          help_level: number | null
          id: string | null
          is_paused: boolean | null
          label: string | null
          last_call_at: string | null
          paused_until: string | null
          retention: string | null
          status: string | null
          tenant_id: string | null
          tenant_name: string | null
          tenant_status: string | null
          updated_at: string | null
        }
        Relationships: [
          {
            foreignKeyName: "lines_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      messages_in_trouble: {
        Row: {
          attempts: number | null
          channel: string | null
          contact_id: string | null
          created_at: string | null
          error_code: string | null
          id: string | null
          invitation_id: string | null
          lease_until: string | null
          may_have_been_sent: boolean | null
          provider_sid: string | null
          purpose: string | null
          status: string | null
          tenant_id: string | null
          trouble: string | null
          updated_at: string | null
        }
        Insert: {
          attempts?: number | null
          channel?: string | null
          contact_id?: string | null
          created_at?: string | null
          error_code?: string | null
          id?: string | null
          invitation_id?: string | null
          lease_until?: string | null
          may_have_been_sent?: boolean | null
          provider_sid?: string | null
          purpose?: string | null
          status?: string | null
          tenant_id?: string | null
          trouble?: never
          updated_at?: string | null
        }
        Update: {
          attempts?: number | null
          channel?: string | null
          contact_id?: string | null
          created_at?: string | null
          error_code?: string | null
          id?: string | null
          invitation_id?: string | null
          lease_until?: string | null
          may_have_been_sent?: boolean | null
          provider_sid?: string | null
          purpose?: string | null
          status?: string | null
          tenant_id?: string | null
          trouble?: never
          updated_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "messages_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      number_differences: {
        Row: {
          difference: string | null
          e164: string | null
          friendly_name: string | null
          line_id: string | null
          provider_sid: string | null
          since: string | null
          status: string | null
        }
        Relationships: []
      }
      numbers: {
        Row: {
          bought_at: string | null
          burn_reason: string | null
          burned_at: string | null
          cleared_at: string | null
          country: string | null
          created_at: string | null
          e164: string | null
          job_id: string | null
          line_id: string | null
          line_label: string | null
          line_status: string | null
          monthly_price_cents: number | null
          number_type: string | null
          provider_sid: string | null
          quarantined_at: string | null
          quarantined_until: string | null
          release_asked_at: string | null
          status: string | null
          tenant_id: string | null
          tenant_name: string | null
          updated_at: string | null
          vanished_at: string | null
        }
        Relationships: [
          {
            foreignKeyName: "phone_numbers_job_id_fkey"
            columns: ["job_id"]
            isOneToOne: false
            referencedRelation: "provisioning"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "phone_numbers_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
        ]
      }
      pool: {
        Row: {
          assigned: number | null
          available: number | null
          burned: number | null
          country: string | null
          monthly_price_cents: number | null
          not_cleared: number | null
          number_type: string | null
          of_one_tenant_only: number | null
          quarantined: number | null
          reserved: number | null
          vanished: number | null
        }
        Relationships: []
      }
      provisioning: {
        Row: {
          attempts: number | null
          country: string | null
          created_at: string | null
          ended_at: string | null
          id: string | null
          is_late: boolean | null
          kind: string | null
          last_error: string | null
          last_event: string | null
          last_event_at: string | null
          lease_until: string | null
          line_id: string | null
          line_label: string | null
          next_at: string | null
          number_type: string | null
          park_reason: string | null
          state: string | null
          step: string | null
          tenant_id: string | null
          tenant_name: string | null
          updated_at: string | null
        }
        Relationships: [
          {
            foreignKeyName: "provisioning_jobs_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
          {
            foreignKeyName: "provisioning_jobs_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      purchases: {
        Row: {
          attempts: number | null
          country: string | null
          created_at: string | null
          e164: string | null
          error_code: string | null
          id: string | null
          job_id: string | null
          last_attempt_at: string | null
          monthly_price_cents: number | null
          number_type: string | null
          provider_sid: string | null
          settled_at: string | null
          state: string | null
        }
        Insert: {
          attempts?: number | null
          country?: string | null
          created_at?: string | null
          e164?: string | null
          error_code?: string | null
          id?: string | null
          job_id?: string | null
          last_attempt_at?: string | null
          monthly_price_cents?: number | null
          number_type?: string | null
          provider_sid?: string | null
          settled_at?: string | null
          state?: string | null
        }
        Update: {
          attempts?: number | null
          country?: string | null
          created_at?: string | null
          e164?: string | null
          error_code?: string | null
          id?: string | null
          job_id?: string | null
          last_attempt_at?: string | null
          monthly_price_cents?: number | null
          number_type?: string | null
          provider_sid?: string | null
          settled_at?: string | null
          state?: string | null
        }
        Relationships: []
      }
      purges: {
        Row: {
          at: string | null
          id: number | null
          removed: Json | null
        }
        Insert: {
          at?: string | null
          id?: number | null
          removed?: Json | null
        }
        Update: {
          at?: string | null
          id?: number | null
          removed?: Json | null
        }
        Relationships: []
      }
      tenants: {
        Row: {
          call_retention_months: number | null
          calls_in_30_days: number | null
          country: string | null
          created_at: string | null
          id: string | null
          kind: string | null
          lines: number | null
          locale: string | null
          members: number | null
          name: string | null
          plan: string | null
          status: string | null
          suspended_reason: string | null
          suspicious_in_30_days: number | null
          timezone: string | null
          updated_at: string | null
        }
        Insert: {
          call_retention_months?: number | null
          calls_in_30_days?: never
          country?: string | null
          created_at?: string | null
          id?: string | null
          kind?: string | null
          lines?: never
          locale?: string | null
          members?: never
          name?: string | null
          plan?: string | null
          status?: string | null
          suspended_reason?: string | null
          suspicious_in_30_days?: never
          timezone?: string | null
          updated_at?: string | null
        }
        Update: {
          call_retention_months?: number | null
          calls_in_30_days?: never
          country?: string | null
          created_at?: string | null
          id?: string | null
          kind?: string | null
          lines?: never
          locale?: string | null
          members?: never
          name?: string | null
          plan?: string | null
          status?: string | null
          suspended_reason?: string | null
          suspicious_in_30_days?: never
          timezone?: string | null
          updated_at?: string | null
        }
        Relationships: []
      }
    }
    Functions: {
      adopt_number: {
        Args: {
          p_country: string
          p_e164: string
          p_number_type: string
          p_provider_sid: string
        }
        Returns: Json
      }
      burn_number: { Args: { p_e164: string; p_reason: string }; Returns: Json }
      call_timeline: { Args: { p_call_id: string }; Returns: Json }
      cancel_provisioning: {
        Args: { p_job_id: string; p_reason: string }
        Returns: Json
      }
      create_tenant: {
        Args: {
          p_kind: string
          p_locale: string
          p_name: string
          p_owner_email: string
        }
        Returns: Json
      }
      end_sessions: { Args: { p_email: string }; Returns: Json }
      erase_tenant: { Args: { p_id: string; p_reason: string }; Returns: Json }
      pause_line: {
        Args: { p_line_id: string; p_until: string }
        Returns: Json
      }
      quarantine_number: {
        Args: { p_e164: string; p_reason: string }
        Returns: Json
      }
      release_number: {
        Args: { p_e164: string; p_reason: string }
        Returns: Json
      }
      remove_forwarding_code: { Args: { p_id: string }; Returns: Json }
      restore_tenant: { Args: { p_id: string }; Returns: Json }
      resume_line: { Args: { p_line_id: string }; Returns: Json }
      retry_alert: { Args: { p_id: string }; Returns: Json }
      retry_message: { Args: { p_id: string }; Returns: Json }
      retry_provisioning: { Args: { p_job_id: string }; Returns: Json }
      return_number: {
        Args: { p_e164: string; p_reason: string }
        Returns: Json
      }
      set_forwarding_code: {
        Args: {
          p_check_code: string
          p_country: string
          p_is_verified: boolean
          p_kind: string
          p_line_type: string
          p_note_en: string
          p_note_fr: string
          p_number_form: string
          p_off_code: string
          p_on_code: string
          p_operator: string
          p_source: string
        }
        Returns: Json
      }
      show_tenant: { Args: { p_id: string }; Returns: Json }
      start_line_test: {
        Args: { p_kind: string; p_line_id: string }
        Returns: Json
      }
      suspend_tenant: {
        Args: { p_id: string; p_reason: string }
        Returns: Json
      }
      unburn_number: { Args: { p_e164: string }; Returns: Json }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
  public: {
    Tables: {
      alerts: {
        Row: {
          attempts: number
          call_id: string
          channel: string
          contact_id: string | null
          created_at: string
          error_code: string | null
          id: string
          lease_until: string | null
          level: number
          may_have_been_sent: boolean
          provider_sid: string | null
          status: string
          tenant_id: string
          updated_at: string
        }
        Insert: {
          attempts?: number
          call_id: string
          channel?: string
          contact_id?: string | null
          created_at?: string
          error_code?: string | null
          id?: string
          lease_until?: string | null
          level: number
          may_have_been_sent?: boolean
          provider_sid?: string | null
          status?: string
          tenant_id: string
          updated_at?: string
        }
        Update: {
          attempts?: number
          call_id?: string
          channel?: string
          contact_id?: string | null
          created_at?: string
          error_code?: string | null
          id?: string
          lease_until?: string | null
          level?: number
          may_have_been_sent?: boolean
          provider_sid?: string | null
          status?: string
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "alerts_call_id_fkey"
            columns: ["call_id"]
            isOneToOne: false
            referencedRelation: "calls"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "alerts_contact_id_fkey"
            columns: ["contact_id"]
            isOneToOne: false
            referencedRelation: "contacts"
            referencedColumns: ["id"]
          },
        ]
      }
      api_keys: {
        Row: {
          created_at: string
          created_by: string | null
          expires_at: string
          id: string
          key_hash: string
          last_used_at: string | null
          name: string
          prefix: string
          revoked_at: string | null
          role: string
          scopes: string[]
          tenant_id: string
        }
        Insert: {
          created_at?: string
          created_by?: string | null
          expires_at: string
          id?: string
          key_hash: string
          last_used_at?: string | null
          name: string
          prefix: string
          revoked_at?: string | null
          role: string
          scopes: string[]
          tenant_id: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          expires_at?: string
          id?: string
          key_hash?: string
          last_used_at?: string | null
          name?: string
          prefix?: string
          revoked_at?: string | null
          role?: string
          scopes?: string[]
          tenant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "api_keys_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      audit_log: {
        Row: {
          action: string
          actor_id: string | null
          actor_kind: string
          after: Json | null
          at: string
          before: Json | null
          id: number
          request_id: string | null
          row_id: string
          table_name: string
          tenant_id: string | null
        }
        Insert: {
          action: string
          actor_id?: string | null
          actor_kind?: string
          after?: Json | null
          at?: string
          before?: Json | null
          id?: never
          request_id?: string | null
          row_id: string
          table_name: string
          tenant_id?: string | null
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_kind?: string
          after?: Json | null
          at?: string
          before?: Json | null
          id?: never
          request_id?: string | null
          row_id?: string
          table_name?: string
          tenant_id?: string | null
        }
        Relationships: []
      }
      budgets: {
        Row: {
          created_at: string
          monthly_speech_minutes: number | null
          revision: number
          tenant_id: string
          updated_at: string
        }
        Insert: {
          created_at?: string
          monthly_speech_minutes?: number | null
          revision?: number
          tenant_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          monthly_speech_minutes?: number | null
          revision?: number
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "budgets_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: true
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      call_events: {
        Row: {
          at: string
          call_id: string
          key: string
          payload: NonNullable<Json>
          seq: number
          tenant_id: string
          type: string
        }
        Insert: {
          at: string
          call_id: string
          key: string
          payload?: NonNullable<Json>
          seq: number
          tenant_id: string
          type: string
        }
        Update: {
          at?: string
          call_id?: string
          key?: string
          payload?: NonNullable<Json>
          seq?: number
          tenant_id?: string
          type?: string
        }
        Relationships: [
          {
            foreignKeyName: "call_events_call_id_fkey"
            columns: ["call_id"]
            isOneToOne: false
            referencedRelation: "calls"
            referencedColumns: ["id"]
          },
        ]
      }
      call_quotes: {
        Row: {
          call_id: string
          event_key: string
          expires_at: string
          position: number
          quote: string
          tactic: string
          tenant_id: string
          turn: number
        }
        Insert: {
          call_id: string
          event_key: string
          expires_at: string
          position?: never
          quote: string
          tactic: string
          tenant_id: string
          turn: number
        }
        Update: {
          call_id?: string
          event_key?: string
          expires_at?: string
          position?: never
          quote?: string
          tactic?: string
          tenant_id?: string
          turn?: number
        }
        Relationships: [
          {
            foreignKeyName: "call_quotes_call_id_fkey"
            columns: ["call_id"]
            isOneToOne: false
            referencedRelation: "calls"
            referencedColumns: ["id"]
          },
        ]
      }
      caller_rules: {
        Row: {
          created_at: string
          expires_at: string | null
          id: string
          line_id: string | null
          phone: string
          reason: string | null
          revision: number
          rule: string
          source: string
          tenant_id: string
          updated_at: string
        }
        Insert: {
          created_at?: string
          expires_at?: string | null
          id?: string
          line_id?: string | null
          phone: string
          reason?: string | null
          revision?: number
          rule: string
          source?: string
          tenant_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          expires_at?: string | null
          id?: string
          line_id?: string | null
          phone?: string
          reason?: string | null
          revision?: number
          rule?: string
          source?: string
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "caller_rules_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
          {
            foreignKeyName: "caller_rules_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      calls: {
        Row: {
          analysed: boolean | null
          analysis_reported: boolean
          answered: boolean | null
          call_sid: string
          caller: string
          cost: NonNullable<Json>
          created_at: string
          dialled: string
          ended_at: string | null
          event_count: number
          id: string
          kind: string
          level: number
          line_id: string
          not_analysed_reason: string | null
          plan: string
          plan_reason: string | null
          score: number
          speech_ms: number
          started_at: string
          tenant_id: string
        }
        Insert: {
          analysed?: boolean | null
          analysis_reported?: boolean
          answered?: boolean | null
          call_sid: string
          caller: string
          cost?: NonNullable<Json>
          created_at?: string
          dialled: string
          ended_at?: string | null
          event_count?: number
          id: string
          kind?: string
          level?: number
          line_id: string
          not_analysed_reason?: string | null
          plan: string
          plan_reason?: string | null
          score?: number
          speech_ms?: number
          started_at: string
          tenant_id: string
        }
        Update: {
          analysed?: boolean | null
          analysis_reported?: boolean
          answered?: boolean | null
          call_sid?: string
          caller?: string
          cost?: NonNullable<Json>
          created_at?: string
          dialled?: string
          ended_at?: string | null
          event_count?: number
          id?: string
          kind?: string
          level?: number
          line_id?: string
          not_analysed_reason?: string | null
          plan?: string
          plan_reason?: string | null
          score?: number
          speech_ms?: number
          started_at?: string
          tenant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "calls_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
        ]
      }
      contact_consents: {
        Row: {
          at: string
          channel: string
          consent: string
          contact_id: string
          id: number
          ip_hash: string | null
          phone: string
          tenant_id: string
          words_version: string | null
        }
        Insert: {
          at?: string
          channel: string
          consent: string
          contact_id: string
          id?: never
          ip_hash?: string | null
          phone: string
          tenant_id: string
          words_version?: string | null
        }
        Update: {
          at?: string
          channel?: string
          consent?: string
          contact_id?: string
          id?: never
          ip_hash?: string | null
          phone?: string
          tenant_id?: string
          words_version?: string | null
        }
        Relationships: []
      }
      contacts: {
        Row: {
          consent: string
          consent_at: string | null
          created_at: string
          id: string
          line_id: string | null
          locale: string
          name: string
          phone: string
          priority: number
          relation: string | null
          revision: number
          tenant_id: string
          updated_at: string
        }
        Insert: {
          consent?: string
          consent_at?: string | null
          created_at?: string
          id?: string
          line_id?: string | null
          locale?: string
          name: string
          phone: string
          priority?: number
          relation?: string | null
          revision?: number
          tenant_id: string
          updated_at?: string
        }
        Update: {
          consent?: string
          consent_at?: string | null
          created_at?: string
          id?: string
          line_id?: string | null
          locale?: string
          name?: string
          phone?: string
          priority?: number
          relation?: string | null
          revision?: number
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "contacts_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
          {
            foreignKeyName: "contacts_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      expected_windows: {
        Row: {
          created_at: string
          created_by: string | null
          ends_at: string
          id: string
          label: string
          line_id: string | null
          note: string | null
          phone: string | null
          revision: number
          starts_at: string
          tenant_id: string
          updated_at: string
        }
        Insert: {
          created_at?: string
          created_by?: string | null
          ends_at: string
          id?: string
          label: string
          line_id?: string | null
          note?: string | null
          phone?: string | null
          revision?: number
          starts_at: string
          tenant_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          ends_at?: string
          id?: string
          label?: string
          line_id?: string | null
          note?: string | null
          phone?: string | null
          revision?: number
          starts_at?: string
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "expected_windows_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
          {
            foreignKeyName: "expected_windows_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      feedback: {
        Row: {
          block: boolean
          call_id: string
          comment: string | null
          created_at: string
          effect: string
          effect_until: string | null
          id: string
          shares_example: boolean
          tenant_id: string
          updated_at: string
          user_id: string
          was_scam: boolean
        }
        Insert: {
          block?: boolean
          call_id: string
          comment?: string | null
          created_at?: string
          effect?: string
          effect_until?: string | null
          id?: string
          shares_example?: boolean
          tenant_id: string
          updated_at?: string
          user_id: string
          was_scam: boolean
        }
        Update: {
          block?: boolean
          call_id?: string
          comment?: string | null
          created_at?: string
          effect?: string
          effect_until?: string | null
          id?: string
          shares_example?: boolean
          tenant_id?: string
          updated_at?: string
          user_id?: string
          was_scam?: boolean
        }
        Relationships: [
          {
            foreignKeyName: "feedback_call_id_fkey"
            columns: ["call_id"]
            isOneToOne: false
            referencedRelation: "calls"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "feedback_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      forwarding_codes: {
        Row: {
          check_code: string | null
          checked_on: string
          country: string
          created_at: string
          id: string
          is_verified: boolean
          kind: string
          line_type: string
          note_en: string | null
          note_fr: string | null
          number_form: string
          off_code: string | null
          on_code: string | null
          operator: string
          source: string
          updated_at: string
        }
        Insert: {
          check_code?: string | null
          checked_on: string
          country: string
          created_at?: string
          id?: string
          is_verified?: boolean
          kind: string
          line_type: string
          note_en?: string | null
          note_fr?: string | null
          number_form?: string
          off_code?: string | null
          on_code?: string | null
          operator: string
          source: string
          updated_at?: string
        }
        Update: {
          check_code?: string | null
          checked_on?: string
          country?: string
          created_at?: string
          id?: string
          is_verified?: boolean
          kind?: string
          line_type?: string
          note_en?: string | null
          note_fr?: string | null
          number_form?: string
          off_code?: string | null
          on_code?: string | null
          operator?: string
          source?: string
          updated_at?: string
        }
        Relationships: []
      }
      invitations: {
        Row: {
          accepted_by: string | null
          answered_at: string | null
          created_at: string
          email: string
          expires_at: string
          id: string
          invited_by: string | null
          role: string
          status: string
          tenant_id: string
          token_hash: string | null
          updated_at: string
        }
        Insert: {
          accepted_by?: string | null
          answered_at?: string | null
          created_at?: string
          email: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          role: string
          status?: string
          tenant_id: string
          token_hash?: string | null
          updated_at?: string
        }
        Update: {
          accepted_by?: string | null
          answered_at?: string | null
          created_at?: string
          email?: string
          expires_at?: string
          id?: string
          invited_by?: string | null
          role?: string
          status?: string
          tenant_id?: string
          token_hash?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "invitations_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      line_approaches: {
        Row: {
          at: string
          call_id: string
          is_confirmed: boolean
          kind: string
          line_id: string
          score: number
          shows_number: boolean
          tactics: string[]
          tenant_id: string
        }
        Insert: {
          at: string
          call_id: string
          is_confirmed: boolean
          kind: string
          line_id: string
          score: number
          shows_number: boolean
          tactics: string[]
          tenant_id: string
        }
        Update: {
          at?: string
          call_id?: string
          is_confirmed?: boolean
          kind?: string
          line_id?: string
          score?: number
          shows_number?: boolean
          tactics?: string[]
          tenant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "line_approaches_call_id_fkey"
            columns: ["call_id"]
            isOneToOne: true
            referencedRelation: "calls"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "line_approaches_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
        ]
      }
      line_tests: {
        Row: {
          attempt: number
          caller_call_sid: string | null
          caller_number: string | null
          ended_at: string | null
          expects_call: boolean
          expires_at: string
          forwarded_at: string | null
          forwarded_call_id: string | null
          hops: NonNullable<Json>
          id: string
          is_automatic: boolean
          kind: string
          line_id: string
          person_call_sid: string | null
          progress: NonNullable<Json>
          repeats_id: string | null
          requested_by: string | null
          revision: number
          secrets: NonNullable<Json>
          started_at: string
          status: string
          tenant_id: string
        }
        Insert: {
          attempt?: number
          caller_call_sid?: string | null
          caller_number?: string | null
          ended_at?: string | null
          expects_call?: boolean
          expires_at: string
          forwarded_at?: string | null
          forwarded_call_id?: string | null
          hops: NonNullable<Json>
          id?: string
          is_automatic?: boolean
          kind: string
          line_id: string
          person_call_sid?: string | null
          progress?: NonNullable<Json>
          repeats_id?: string | null
          requested_by?: string | null
          revision?: number
          secrets?: NonNullable<Json>
          started_at?: string
          status?: string
          tenant_id: string
        }
        Update: {
          attempt?: number
          caller_call_sid?: string | null
          caller_number?: string | null
          ended_at?: string | null
          expects_call?: boolean
          expires_at?: string
          forwarded_at?: string | null
          forwarded_call_id?: string | null
          hops?: NonNullable<Json>
          id?: string
          is_automatic?: boolean
          kind?: string
          line_id?: string
          person_call_sid?: string | null
          progress?: NonNullable<Json>
          repeats_id?: string | null
          requested_by?: string | null
          revision?: number
          secrets?: NonNullable<Json>
          started_at?: string
          status?: string
          tenant_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "line_tests_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
          {
            foreignKeyName: "line_tests_repeats_id_fkey"
            columns: ["repeats_id"]
            isOneToOne: true
            referencedRelation: "line_tests"
            referencedColumns: ["id"]
          },
        ]
      }
      lines: {
        Row: {
          agreed_at: string | null
          agreed_words: string | null
          alert_level: number
          cancelled_at: string | null
          created_at: string
          delivery: NonNullable<Json>
          ends_at: string | null
          family_word: string | null
          forwarded_number: string | null
          help_level: number
          id: string
          label: string
          locale: string
          notice: boolean
          paused_until: string | null
          protected_name: string
          retention: string
          revision: number
          setup: NonNullable<Json>
          status: string
          tenant_id: string
          updated_at: string
          watch_agreed_at: string | null
        }
        Insert: {
          agreed_at?: string | null
          agreed_words?: string | null
          alert_level?: number
          cancelled_at?: string | null
          created_at?: string
          delivery?: NonNullable<Json>
          ends_at?: string | null
          family_word?: string | null
          forwarded_number?: string | null
          help_level?: number
          id?: string
          label: string
          locale?: string
          notice?: boolean
          paused_until?: string | null
          protected_name: string
          retention?: string
          revision?: number
          setup?: NonNullable<Json>
          status?: string
          tenant_id: string
          updated_at?: string
          watch_agreed_at?: string | null
        }
        Update: {
          agreed_at?: string | null
          agreed_words?: string | null
          alert_level?: number
          cancelled_at?: string | null
          created_at?: string
          delivery?: NonNullable<Json>
          ends_at?: string | null
          family_word?: string | null
          forwarded_number?: string | null
          help_level?: number
          id?: string
          label?: string
          locale?: string
          notice?: boolean
          paused_until?: string | null
          protected_name?: string
          retention?: string
          revision?: number
          setup?: NonNullable<Json>
          status?: string
          tenant_id?: string
          updated_at?: string
          watch_agreed_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "lines_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      messages: {
        Row: {
          attempts: number
          channel: string
          contact_id: string | null
          created_at: string
          error_code: string | null
          id: string
          invitation_id: string | null
          lease_until: string | null
          line_test_id: string | null
          may_have_been_sent: boolean
          provider_sid: string | null
          purpose: string
          recipient_id: string | null
          requested_by: string | null
          status: string
          tenant_id: string
          updated_at: string
        }
        Insert: {
          attempts?: number
          channel: string
          contact_id?: string | null
          created_at?: string
          error_code?: string | null
          id?: string
          invitation_id?: string | null
          lease_until?: string | null
          line_test_id?: string | null
          may_have_been_sent?: boolean
          provider_sid?: string | null
          purpose: string
          recipient_id?: string | null
          requested_by?: string | null
          status?: string
          tenant_id: string
          updated_at?: string
        }
        Update: {
          attempts?: number
          channel?: string
          contact_id?: string | null
          created_at?: string
          error_code?: string | null
          id?: string
          invitation_id?: string | null
          lease_until?: string | null
          line_test_id?: string | null
          may_have_been_sent?: boolean
          provider_sid?: string | null
          purpose?: string
          recipient_id?: string | null
          requested_by?: string | null
          status?: string
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "messages_contact_id_fkey"
            columns: ["contact_id"]
            isOneToOne: false
            referencedRelation: "contacts"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "messages_invitation_id_fkey"
            columns: ["invitation_id"]
            isOneToOne: false
            referencedRelation: "invitations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "messages_line_test_id_fkey"
            columns: ["line_test_id"]
            isOneToOne: false
            referencedRelation: "line_tests"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "messages_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      phone_numbers: {
        Row: {
          bought_at: string | null
          bundle_tenant_id: string | null
          burn_reason: string | null
          burned_at: string | null
          cleared_at: string | null
          country: string
          created_at: string
          e164: string
          id: string
          job_id: string | null
          line_id: string | null
          monthly_price_cents: number | null
          number_type: string
          provider_sid: string | null
          quarantined_at: string | null
          quarantined_until: string | null
          release_asked_at: string | null
          status: string
          tenant_id: string | null
          updated_at: string
          vanished_at: string | null
        }
        Insert: {
          bought_at?: string | null
          bundle_tenant_id?: string | null
          burn_reason?: string | null
          burned_at?: string | null
          cleared_at?: string | null
          country?: string
          created_at?: string
          e164: string
          id?: string
          job_id?: string | null
          line_id?: string | null
          monthly_price_cents?: number | null
          number_type?: string
          provider_sid?: string | null
          quarantined_at?: string | null
          quarantined_until?: string | null
          release_asked_at?: string | null
          status?: string
          tenant_id?: string | null
          updated_at?: string
          vanished_at?: string | null
        }
        Update: {
          bought_at?: string | null
          bundle_tenant_id?: string | null
          burn_reason?: string | null
          burned_at?: string | null
          cleared_at?: string | null
          country?: string
          created_at?: string
          e164?: string
          id?: string
          job_id?: string | null
          line_id?: string | null
          monthly_price_cents?: number | null
          number_type?: string
          provider_sid?: string | null
          quarantined_at?: string | null
          quarantined_until?: string | null
          release_asked_at?: string | null
          status?: string
          tenant_id?: string | null
          updated_at?: string
          vanished_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "phone_numbers_bundle_tenant_id_fkey"
            columns: ["bundle_tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "phone_numbers_job_id_fkey"
            columns: ["job_id"]
            isOneToOne: false
            referencedRelation: "provisioning_jobs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "phone_numbers_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
        ]
      }
      profiles: {
        Row: {
          created_at: string
          display_name: string | null
          email: string | null
          locale: string
          revision: number
          updated_at: string
          user_id: string
        }
        Insert: {
          created_at?: string
          display_name?: string | null
          email?: string | null
          locale?: string
          revision?: number
          updated_at?: string
          user_id: string
        }
        Update: {
          created_at?: string
          display_name?: string | null
          email?: string | null
          locale?: string
          revision?: number
          updated_at?: string
          user_id?: string
        }
        Relationships: []
      }
      provisioning_events: {
        Row: {
          at: string
          job_id: string
          payload: NonNullable<Json>
          seq: number
          tenant_id: string
          type: string
        }
        Insert: {
          at?: string
          job_id: string
          payload?: NonNullable<Json>
          seq: number
          tenant_id: string
          type: string
        }
        Update: {
          at?: string
          job_id?: string
          payload?: NonNullable<Json>
          seq?: number
          tenant_id?: string
          type?: string
        }
        Relationships: [
          {
            foreignKeyName: "provisioning_events_job_id_fkey"
            columns: ["job_id"]
            isOneToOne: false
            referencedRelation: "provisioning_jobs"
            referencedColumns: ["id"]
          },
        ]
      }
      provisioning_jobs: {
        Row: {
          attempts: number
          created_at: string
          data: NonNullable<Json>
          ended_at: string | null
          id: string
          kind: string
          last_error: string | null
          lease: string | null
          lease_until: string | null
          line_id: string | null
          next_at: string | null
          park_detail: NonNullable<Json>
          park_reason: string | null
          requested_by: string | null
          revision: number
          state: string
          step: string | null
          tenant_id: string
          updated_at: string
          wish: NonNullable<Json>
        }
        Insert: {
          attempts?: number
          created_at?: string
          data?: NonNullable<Json>
          ended_at?: string | null
          id?: string
          kind?: string
          last_error?: string | null
          lease?: string | null
          lease_until?: string | null
          line_id?: string | null
          next_at?: string | null
          park_detail?: NonNullable<Json>
          park_reason?: string | null
          requested_by?: string | null
          revision?: number
          state?: string
          step?: string | null
          tenant_id: string
          updated_at?: string
          wish?: NonNullable<Json>
        }
        Update: {
          attempts?: number
          created_at?: string
          data?: NonNullable<Json>
          ended_at?: string | null
          id?: string
          kind?: string
          last_error?: string | null
          lease?: string | null
          lease_until?: string | null
          line_id?: string | null
          next_at?: string | null
          park_detail?: NonNullable<Json>
          park_reason?: string | null
          requested_by?: string | null
          revision?: number
          state?: string
          step?: string | null
          tenant_id?: string
          updated_at?: string
          wish?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "provisioning_jobs_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
          {
            foreignKeyName: "provisioning_jobs_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      regulatory_bundles: {
        Row: {
          address_sid: string | null
          country: string
          created_at: string
          end_user_sid: string | null
          end_user_type: string
          failure_reason: string | null
          id: string
          missing: NonNullable<Json>
          number_type: string
          provider_sid: string | null
          regulation_sid: string | null
          status: string
          submitted_at: string | null
          tenant_id: string
          updated_at: string
        }
        Insert: {
          address_sid?: string | null
          country: string
          created_at?: string
          end_user_sid?: string | null
          end_user_type: string
          failure_reason?: string | null
          id?: string
          missing?: NonNullable<Json>
          number_type: string
          provider_sid?: string | null
          regulation_sid?: string | null
          status?: string
          submitted_at?: string | null
          tenant_id: string
          updated_at?: string
        }
        Update: {
          address_sid?: string | null
          country?: string
          created_at?: string
          end_user_sid?: string | null
          end_user_type?: string
          failure_reason?: string | null
          id?: string
          missing?: NonNullable<Json>
          number_type?: string
          provider_sid?: string | null
          regulation_sid?: string | null
          status?: string
          submitted_at?: string | null
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "regulatory_bundles_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      regulatory_profiles: {
        Row: {
          address: Json | null
          attributes: NonNullable<Json>
          created_at: string
          documents: NonNullable<Json>
          end_user_type: string
          tenant_id: string
          updated_at: string
        }
        Insert: {
          address?: Json | null
          attributes?: NonNullable<Json>
          created_at?: string
          documents?: NonNullable<Json>
          end_user_type: string
          tenant_id: string
          updated_at?: string
        }
        Update: {
          address?: Json | null
          attributes?: NonNullable<Json>
          created_at?: string
          documents?: NonNullable<Json>
          end_user_type?: string
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "regulatory_profiles_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: true
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      sip_endpoints: {
        Row: {
          created_at: string
          credential_sid: string | null
          domain: string
          id: string
          line_id: string | null
          password_set_version: number
          password_version: number
          registered_at: string | null
          status: string
          tenant_id: string
          updated_at: string
          username: string
        }
        Insert: {
          created_at?: string
          credential_sid?: string | null
          domain: string
          id?: string
          line_id?: string | null
          password_set_version?: number
          password_version?: number
          registered_at?: string | null
          status?: string
          tenant_id: string
          updated_at?: string
          username: string
        }
        Update: {
          created_at?: string
          credential_sid?: string | null
          domain?: string
          id?: string
          line_id?: string | null
          password_set_version?: number
          password_version?: number
          registered_at?: string | null
          status?: string
          tenant_id?: string
          updated_at?: string
          username?: string
        }
        Relationships: [
          {
            foreignKeyName: "sip_endpoints_line_id_tenant_id_fkey"
            columns: ["line_id", "tenant_id"]
            isOneToOne: false
            referencedRelation: "lines"
            referencedColumns: ["id", "tenant_id"]
          },
          {
            foreignKeyName: "sip_endpoints_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      tenant_members: {
        Row: {
          created_at: string
          role: string
          tenant_id: string
          user_id: string
        }
        Insert: {
          created_at?: string
          role: string
          tenant_id: string
          user_id: string
        }
        Update: {
          created_at?: string
          role?: string
          tenant_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "tenant_members_tenant_id_fkey"
            columns: ["tenant_id"]
            isOneToOne: false
            referencedRelation: "tenants"
            referencedColumns: ["id"]
          },
        ]
      }
      tenants: {
        Row: {
          call_retention_months: number
          country: string
          created_at: string
          id: string
          kind: string
          learning_consent: boolean
          locale: string
          name: string
          plan: string
          revision: number
          status: string
          suspended_reason: string | null
          timezone: string
          updated_at: string
        }
        Insert: {
          call_retention_months?: number
          country?: string
          created_at?: string
          id?: string
          kind: string
          learning_consent?: boolean
          locale?: string
          name: string
          plan?: string
          revision?: number
          status?: string
          suspended_reason?: string | null
          timezone?: string
          updated_at?: string
        }
        Update: {
          call_retention_months?: number
          country?: string
          created_at?: string
          id?: string
          kind?: string
          learning_consent?: boolean
          locale?: string
          name?: string
          plan?: string
          revision?: number
          status?: string
          suspended_reason?: string | null
          timezone?: string
          updated_at?: string
        }
        Relationships: []
      }
      usage_daily: {
        Row: {
          alerts_sent: number
          calls: number
          day: string
          line_id: string
          protected_calls: number
          speech_seconds: number
          suspicious_calls: number
          talk_seconds: number
          tenant_id: string
        }
        Insert: {
          alerts_sent?: number
          calls?: number
          day: string
          line_id: string
          protected_calls?: number
          speech_seconds?: number
          suspicious_calls?: number
          talk_seconds?: number
          tenant_id: string
        }
        Update: {
          alerts_sent?: number
          calls?: number
          day?: string
          line_id?: string
          protected_calls?: number
          speech_seconds?: number
          suspicious_calls?: number
          talk_seconds?: number
          tenant_id?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      accept_invitation: { Args: { p_token_hash: string }; Returns: Json }
      agree_to_watch: {
        Args: { p_agreed: boolean; p_line_id: string }
        Returns: Json
      }
      agreed_hang_up: { Args: { p_call_id: string }; Returns: Json }
      answer_contact_invitation: {
        Args: { p_answer: string; p_ip_hash: string; p_token_hash: string }
        Returns: Json
      }
      answer_line_agreement: {
        Args: { p_agrees: boolean; p_token_hash: string; p_words: string }
        Returns: Json
      }
      ask_hang_up: { Args: { p_call_id: string }; Returns: Json }
      ask_line_agreement: {
        Args: { p_line_id: string; p_token_hash: string }
        Returns: Json
      }
      ask_urgent_hang_up: { Args: { p_token_hash: string }; Returns: Json }
      assign_number: {
        Args: { p_job_id: string; p_lease: string }
        Returns: Json
      }
      begin_sip_password: { Args: { p_line_id: string }; Returns: Json }
      bundle_for: {
        Args: { p_country: string; p_number_type: string; p_tenant_id: string }
        Returns: Json
      }
      bundles_in_review: {
        Args: { p_limit: number; p_now: string }
        Returns: Json
      }
      cancel_line: { Args: { p_line_id: string }; Returns: Json }
      cancel_provisioning: { Args: { p_job_id: string }; Returns: Json }
      claim_alert: {
        Args: {
          p_alert_id: string
          p_lease_seconds: number
          p_token_hash?: string
        }
        Returns: Json
      }
      claim_idempotency_key: {
        Args: { p_key: string; p_request_hash: string; p_route: string }
        Returns: Json
      }
      claim_line_test: { Args: { p_test_id: string }; Returns: Json }
      claim_message: {
        Args: {
          p_lease_seconds: number
          p_message_id: string
          p_token_hash: string
        }
        Returns: Json
      }
      claim_provisioning: {
        Args: {
          p_job_id: string
          p_lease: string
          p_lease_until: string
          p_now: string
        }
        Returns: Json
      }
      claims_of_user: { Args: { p_user_id: string }; Returns: Json }
      close_call: {
        Args: { p_answered: boolean; p_call_sid: string; p_ended_at: string }
        Returns: Json
      }
      close_stale_calls: { Args: { p_limit: number }; Returns: number }
      create_api_key: {
        Args: {
          p_expires_at: string
          p_id: string
          p_key_hash: string
          p_name: string
          p_prefix: string
          p_role: string
          p_scopes: string[]
          p_tenant_id: string
        }
        Returns: Json
      }
      create_tenant: {
        Args: {
          p_country: string
          p_id: string
          p_kind: string
          p_locale: string
          p_name: string
        }
        Returns: Json
      }
      decline_invitation: { Args: { p_token_hash: string }; Returns: undefined }
      due_alerts: { Args: { p_limit: number }; Returns: Json }
      due_cleanups: { Args: { p_limit: number; p_now: string }; Returns: Json }
      due_messages: { Args: { p_limit: number }; Returns: Json }
      due_provisioning: {
        Args: { p_limit: number; p_now: string }
        Returns: Json
      }
      end_line: { Args: { p_line_id: string }; Returns: boolean }
      end_my_session: { Args: { p_session_id: string }; Returns: undefined }
      erase_account: { Args: Record<PropertyKey, never>; Returns: Json }
      erase_tenant: { Args: { p_tenant_id: string }; Returns: Json }
      expire_line_tests: { Args: { p_now: string }; Returns: number }
      find_campaign: {
        Args: { p_call_id: string; p_sketch: number[]; p_stage: number }
        Returns: Json
      }
      give_feedback: {
        Args: {
          p_block: boolean
          p_call_id: string
          p_comment: string
          p_share_example?: boolean
          p_was_scam: boolean
        }
        Returns: Json
      }
      intend_purchase: {
        Args: {
          p_e164: string
          p_job_id: string
          p_lease: string
          p_monthly_limit: number
          p_monthly_price_cents: number
          p_now: string
        }
        Returns: Json
      }
      invite_member: {
        Args: {
          p_email: string
          p_id: string
          p_role: string
          p_tenant_id: string
        }
        Returns: Json
      }
      known_message_sids: { Args: { p_sids: string[] }; Returns: Json }
      known_provider_sids: { Args: { p_sids: string[] }; Returns: Json }
      line_route: { Args: { p_dialled: string }; Returns: Json }
      lines_to_end: { Args: { p_limit: number; p_now: string }; Returns: Json }
      lines_to_watch: {
        Args: { p_limit: number; p_now: string }
        Returns: Json
      }
      mark_not_analysed: {
        Args: { p_call_id: string; p_reason: string }
        Returns: undefined
      }
      meet_caller: {
        Args: { p_call_id: string; p_caller_hash: string }
        Returns: Json
      }
      move_line: {
        Args: { p_line_id: string; p_tenant_id: string }
        Returns: Json
      }
      my_examples: { Args: Record<PropertyKey, never>; Returns: Json }
      my_sessions: { Args: Record<PropertyKey, never>; Returns: Json }
      note_line_test_leg: {
        Args: { p_call_sid: string; p_leg: string; p_test_id: string }
        Returns: undefined
      }
      note_purchase_attempt: {
        Args: { p_lease: string; p_now: string; p_purchase_id: string }
        Returns: Json
      }
      numbers_to_rest: {
        Args: { p_limit: number; p_now: string }
        Returns: Json
      }
      open_call: {
        Args: {
          p_call_id: string
          p_call_sid: string
          p_caller: string
          p_decide?: boolean
          p_dialled: string
          p_line_id: string
          p_plan: string
          p_plan_reason: string
          p_started_at: string
        }
        Returns: Json
      }
      open_purchases: {
        Args: { p_limit: number; p_now: string }
        Returns: Json
      }
      pending_route_changes: { Args: { p_limit: number }; Returns: Json }
      pool_report: { Args: Record<PropertyKey, never>; Returns: Json }
      purge_expired: { Args: { p_limit: number }; Returns: Json }
      reactivate_line: { Args: { p_line_id: string }; Returns: Json }
      recall_line: {
        Args: { p_call_id: string; p_line_id: string }
        Returns: Json
      }
      record_alert_delivery: {
        Args: {
          p_alert_id: string
          p_error_code: string
          p_provider_sid: string
          p_status: string
        }
        Returns: undefined
      }
      record_bundle_status: {
        Args: { p_failure?: string; p_provider_sid: string; p_status: string }
        Returns: Json
      }
      record_contact_reply: {
        Args: { p_from: string; p_keyword: string; p_message_sid: string }
        Returns: Json
      }
      record_event: {
        Args: {
          p_at: string
          p_call_id: string
          p_key: string
          p_payload: Json
          p_type: string
        }
        Returns: undefined
      }
      record_line_test: {
        Args: {
          p_change: Json
          p_now: string
          p_revision: number
          p_test_id: string
        }
        Returns: boolean
      }
      record_message_delivery: {
        Args: {
          p_error_code: string
          p_message_id: string
          p_provider_sid: string
          p_status: string
        }
        Returns: undefined
      }
      record_owned_numbers: {
        Args: { p_now: string; p_numbers: Json }
        Returns: Json
      }
      record_provisioning: {
        Args: { p_job_id: string; p_lease: string; p_transition: Json }
        Returns: Json
      }
      record_script: {
        Args: { p_call_id: string; p_sketches: Json }
        Returns: undefined
      }
      record_sip_credential: {
        Args: { p_credential_sid: string; p_endpoint_id: string }
        Returns: boolean
      }
      record_sip_password: {
        Args: { p_endpoint_id: string; p_version: number }
        Returns: Json
      }
      record_totals: {
        Args: {
          p_analysed: boolean
          p_call_id: string
          p_not_analysed_reason: string
          p_speech_ms: number
        }
        Returns: undefined
      }
      record_verdict: {
        Args: {
          p_at: string
          p_call_id: string
          p_key: string
          p_kind: string
          p_level: number
          p_reasons: Json
          p_score: number
        }
        Returns: Json
      }
      release_reservation: {
        Args: { p_job_id: string; p_lease: string }
        Returns: Json
      }
      report_lost_forward: { Args: { p_test_id: string }; Returns: Json }
      request_contact_invitation: {
        Args: { p_contact_id: string }
        Returns: Json
      }
      reserve_number: {
        Args: { p_job_id: string; p_lease: string }
        Returns: Json
      }
      retry_provisioning: { Args: { p_job_id: string }; Returns: Json }
      revoke_api_key: { Args: { p_id: string }; Returns: undefined }
      save_bundle: {
        Args: { p_bundle: Json; p_tenant_id: string }
        Returns: Json
      }
      save_regulatory_profile: {
        Args: { p_profile: Json; p_tenant_id: string }
        Returns: Json
      }
      settle_alert: {
        Args: {
          p_alert_id: string
          p_attempt: number
          p_error_code: string
          p_provider_sid: string
          p_status: string
        }
        Returns: undefined
      }
      settle_cleanup: {
        Args: { p_error?: string; p_id: number }
        Returns: undefined
      }
      settle_message: {
        Args: {
          p_attempt: number
          p_error_code: string
          p_message_id: string
          p_provider_sid: string
          p_status: string
        }
        Returns: undefined
      }
      settle_number: {
        Args: { p_act: string; p_e164: string; p_now: string }
        Returns: boolean
      }
      settle_purchase: {
        Args: {
          p_attempt: number
          p_error_code: string
          p_now: string
          p_provider_sid: string
          p_purchase_id: string
          p_state: string
        }
        Returns: Json
      }
      settle_route_changes: { Args: { p_ids: number[] }; Returns: undefined }
      shares_words: { Args: { p_call_id: string }; Returns: boolean }
      sip_endpoint: { Args: { p_endpoint_id: string }; Returns: Json }
      start_line_test: {
        Args: { p_kind: string; p_line_id: string }
        Returns: Json
      }
      start_provisioning: {
        Args: { p_line_id: string; p_sip_domain: string; p_wish: Json }
        Returns: Json
      }
      start_watch_test: {
        Args: { p_line_id: string; p_now: string; p_repeats_id: string }
        Returns: Json
      }
      store_idempotent_answer: {
        Args: { p_key: string; p_response: Json; p_route: string }
        Returns: undefined
      }
      take_call: { Args: { p_call_id: string }; Returns: Json }
      take_urgent: { Args: { p_token_hash: string }; Returns: Json }
      use_api_key: { Args: { p_key_hash: string }; Returns: Json }
      view_contact_invitation: { Args: { p_token_hash: string }; Returns: Json }
      view_invitation: { Args: { p_token_hash: string }; Returns: Json }
      view_line_agreement: { Args: { p_token_hash: string }; Returns: Json }
      view_urgent: { Args: { p_token_hash: string }; Returns: Json }
      watch_call: { Args: { p_call_id: string }; Returns: Json }
      withdraw_example: { Args: { p_example_id: string }; Returns: undefined }
      withdraw_invitation: { Args: { p_id: string }; Returns: undefined }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  ops: {
    Enums: {},
  },
  public: {
    Enums: {},
  },
} as const
