//! The tables, alike on both databases; a test compares this with what the migrations make.
#![allow(missing_docs)]

diesel::table! {
    agenda_items (id) {
        id -> BigInt,
        meeting_id -> BigInt,
        position -> Integer,
        application_id -> Nullable<BigInt>,
        topic -> Nullable<Binary>,
        yes -> Nullable<Integer>,
        no -> Nullable<Integer>,
        abstain -> Nullable<Integer>,
        vote_opened_at -> Nullable<Timestamp>,
        vote_closed_at -> Nullable<Timestamp>,
        electors -> Nullable<Integer>,
        quorum -> Nullable<Integer>,
        secret -> Bool,
        urn -> Nullable<Binary>,
    }
}

diesel::table! {
    answer_translations (id) {
        id -> BigInt,
        application_id -> BigInt,
        code -> Text,
        text -> Binary,
        by_person -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    answers (application_id, question_id) {
        application_id -> BigInt,
        question_id -> BigInt,
        value -> Binary,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    application_counters (year) {
        year -> Integer,
        last_number -> Integer,
    }
}

diesel::table! {
    applications (id) {
        id -> BigInt,
        reference -> Text,
        call_id -> BigInt,
        group_id -> BigInt,
        form_version_id -> BigInt,
        key_id -> BigInt,
        name -> Binary,
        language -> Text,
        country -> Text,
        region -> Nullable<Text>,
        kind -> Nullable<Text>,
        theme -> Nullable<Text>,
        requested_minor -> Nullable<BigInt>,
        requested_currency -> Nullable<Text>,
        state -> Text,
        channel -> Text,
        entered_by -> Nullable<BigInt>,
        assigned_to -> Nullable<BigInt>,
        opened_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        listed_on -> Date,
        changed_at -> Timestamp,
        decided_on -> Nullable<Date>,
        sent_count -> Integer,
        mail_mode -> Text,
        erased_on -> Nullable<Date>,
        due_on -> Nullable<Date>,
        extended_until -> Nullable<Timestamp>,
        reopened_at -> Nullable<Timestamp>,
        follows -> Nullable<BigInt>,
        deferred_to -> Nullable<BigInt>,
    }
}

diesel::table! {
    assignments (application_id, person_id) {
        application_id -> BigInt,
        person_id -> BigInt,
        assigned_at -> Timestamp,
    }
}

diesel::table! {
    approver_namings (id) {
        id -> BigInt,
        person_id -> BigInt,
        what -> Text,
        role -> Text,
        absent_id -> Nullable<BigInt>,
        from_at -> Nullable<Timestamp>,
        until_at -> Nullable<Timestamp>,
        state -> Text,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
        ended_by -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    attachment_contents (attachment_id) {
        attachment_id -> BigInt,
        content -> Binary,
    }
}

diesel::table! {
    attachments (id) {
        id -> BigInt,
        subject_kind -> Text,
        subject_id -> BigInt,
        question_id -> BigInt,
        key_id -> BigInt,
        kind -> Text,
        name -> Binary,
        size_bytes -> BigInt,
        sending -> Integer,
        author_kind -> Text,
        author_id -> BigInt,
        at -> Timestamp,
        scan -> Text,
    }
}

diesel::table! {
    attendances (meeting_id, person_id) {
        meeting_id -> BigInt,
        person_id -> BigInt,
        state -> Text,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> BigInt,
        at -> Timestamp,
        actor_kind -> Text,
        actor_id -> BigInt,
        act -> Text,
        subject_kind -> Text,
        subject_id -> BigInt,
        case_id -> Nullable<BigInt>,
        key_id -> Nullable<BigInt>,
        details -> Nullable<Binary>,
    }
}

diesel::table! {
    audit_sealed (entry_id) {
        entry_id -> BigInt,
        seal_number -> BigInt,
        position -> Integer,
        digest -> Binary,
    }
}

diesel::table! {
    audit_seals (number) {
        number -> BigInt,
        at -> Timestamp,
        previous -> Binary,
        entries -> Integer,
        tag -> Binary,
    }
}

diesel::table! {
    award_funds (award_id, fund_id) {
        award_id -> BigInt,
        fund_id -> BigInt,
        committed_minor -> BigInt,
        currency -> Text,
        paid_minor -> BigInt,
        rate_base -> Nullable<Text>,
        rate_quote -> Nullable<Text>,
        rate_value -> Nullable<Text>,
        rate_units -> Nullable<Integer>,
        rate_on -> Nullable<Date>,
        rate_source -> Nullable<Text>,
        exchange_margin -> Integer,
    }
}

diesel::table! {
    award_amendments (id) {
        id -> BigInt,
        award_id -> BigInt,
        before_minor -> BigInt,
        amount_minor -> BigInt,
        currency -> Text,
        ends_on -> Nullable<Date>,
        due_on -> Nullable<Date>,
        fund_id -> Nullable<BigInt>,
        reason -> Binary,
        state -> Text,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    award_duties (award_id, duty_id, year) {
        award_id -> BigInt,
        duty_id -> BigInt,
        year -> Integer,
        country -> Text,
        counted_from -> Date,
        computed_on -> Date,
        due_on -> Date,
        moved_reason -> Nullable<Binary>,
        responsible -> Nullable<Binary>,
        note -> Nullable<Binary>,
        done_by -> Nullable<BigInt>,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    legal_duties (id) {
        id -> BigInt,
        country -> Text,
        position -> Integer,
        labels -> Text,
        counted -> Text,
        days -> Integer,
        offered -> Bool,
        due_month -> Nullable<Integer>,
        due_day -> Nullable<Integer>,
    }
}

diesel::table! {
    award_offers (id) {
        id -> BigInt,
        application_id -> BigInt,
        decision_id -> BigInt,
        fund_id -> BigInt,
        amount_minor -> BigInt,
        currency -> Text,
        reserved_minor -> BigInt,
        with_budget -> Bool,
        state -> Text,
        offered_at -> Timestamp,
        answer_by -> Nullable<Date>,
        channel -> Nullable<Text>,
        reason -> Nullable<Binary>,
        answered_at -> Nullable<Timestamp>,
        answered_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    awards (id) {
        id -> BigInt,
        application_id -> BigInt,
        decision_id -> BigInt,
        group_id -> BigInt,
        key_id -> BigInt,
        mode -> Text,
        amount_minor -> BigInt,
        currency -> Text,
        state -> Text,
        awarded_on -> Date,
        starts_on -> Nullable<Date>,
        ends_on -> Nullable<Date>,
        conditions -> Nullable<Binary>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    balances (fund_id, account, currency) {
        fund_id -> BigInt,
        account -> Text,
        currency -> Text,
        amount_minor -> BigInt,
    }
}

diesel::table! {
    ballots (id) {
        id -> BigInt,
        motion_id -> BigInt,
        person_id -> BigInt,
        choice -> Text,
        recommended_minor -> Nullable<BigInt>,
        conditions -> Nullable<Binary>,
        reason -> Nullable<Binary>,
        cast_at -> Timestamp,
    }
}

diesel::table! {
    bank_accounts (id) {
        id -> BigInt,
        kind -> Text,
        currency -> Text,
        details -> Binary,
        opening_minor -> BigInt,
        opening_on -> Date,
        added_by -> BigInt,
        added_at -> Timestamp,
    }
}

diesel::table! {
    bank_lines (id) {
        id -> BigInt,
        account_id -> BigInt,
        statement_id -> Nullable<BigInt>,
        booked_on -> Date,
        amount_minor -> BigInt,
        token -> BigInt,
        details -> Binary,
        state -> Text,
        transaction_id -> Nullable<BigInt>,
        transfer_id -> Nullable<BigInt>,
        note -> Nullable<Binary>,
        settled_by -> Nullable<BigInt>,
        settled_at -> Nullable<Timestamp>,
        reverses_id -> Nullable<BigInt>,
        reverses_opening -> Nullable<BigInt>,
    }
}

diesel::table! {
    bank_statements (id) {
        id -> BigInt,
        account_id -> BigInt,
        format -> Text,
        sha256 -> Text,
        from_on -> Date,
        to_on -> Date,
        opening_minor -> BigInt,
        closing_minor -> BigInt,
        lines -> Integer,
        known -> Integer,
        imported_by -> BigInt,
        imported_at -> Timestamp,
    }
}

diesel::table! {
    bank_transfers (id) {
        id -> BigInt,
        from_account -> BigInt,
        to_account -> BigInt,
        leaves_minor -> BigInt,
        arrives_minor -> BigInt,
        moved_on -> Date,
        note -> Nullable<Binary>,
        made_by -> BigInt,
        made_at -> Timestamp,
        reverses_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    blind_tokens (subject_kind, token, subject_id) {
        subject_kind -> Text,
        token -> BigInt,
        subject_id -> BigInt,
    }
}

diesel::table! {
    board_summaries (application_id) {
        application_id -> BigInt,
        text -> Binary,
        by_person -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    call_funds (call_id, fund_id) {
        call_id -> BigInt,
        fund_id -> BigInt,
    }
}

diesel::table! {
    calls (id) {
        id -> BigInt,
        code -> Text,
        labels -> Text,
        purpose -> Text,
        mode -> Text,
        state -> Text,
        zone -> Text,
        opens_at -> Timestamp,
        closes_at -> Nullable<Timestamp>,
        countries -> Text,
        kinds -> Text,
        currencies -> Text,
        amount_min_minor -> Nullable<BigInt>,
        amount_max_minor -> Nullable<BigInt>,
        amount_currency -> Text,
        months_max -> Integer,
        per_group -> Integer,
        decides_by -> Text,
        created_at -> Timestamp,
        regions -> Text,
        themes -> Text,
        most_applications -> Integer,
        contact -> Text,
        quiz -> Text,
        second_of -> Nullable<BigInt>,
    }
}

diesel::table! {
    case_code_uses (case_code_id, used_on) {
        case_code_id -> BigInt,
        used_on -> Date,
        times -> Integer,
    }
}

diesel::table! {
    case_codes (id) {
        id -> BigInt,
        application_id -> BigInt,
        code_hash -> Binary,
        label -> Text,
        created_at -> Timestamp,
        replaced_at -> Nullable<Timestamp>,
        used_on -> Nullable<Date>,
        name -> Nullable<Binary>,
    }
}

diesel::table! {
    choices (id) {
        id -> BigInt,
        list -> Text,
        code -> Text,
        parent -> Text,
        position -> Integer,
        labels -> Text,
        offered -> Bool,
        most_percent -> Nullable<Integer>,
    }
}

diesel::table! {
    concerns (id) {
        id -> BigInt,
        key_id -> BigInt,
        kind -> Text,
        code_hash -> Binary,
        body -> Binary,
        reach -> Binary,
        at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    criteria (id) {
        id -> BigInt,
        rules_id -> BigInt,
        position -> Integer,
        code -> Text,
        labels -> Text,
        help -> Text,
        anchors -> Text,
        weight -> Integer,
        scale_max -> Integer,
        comment_at_or_below -> Integer,
        comment_at_or_above -> Integer,
    }
}

diesel::table! {
    decision_feedback (decision_id, criterion_id) {
        decision_id -> BigInt,
        criterion_id -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    decisions (id) {
        id -> BigInt,
        application_id -> BigInt,
        motion_id -> BigInt,
        outcome -> Text,
        amount_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        conditions -> Nullable<Binary>,
        reasons -> Nullable<Binary>,
        decided_on -> Date,
        decided_by -> BigInt,
        recorded_at -> Timestamp,
        reasons_by_language -> Nullable<Binary>,
        explained -> Integer,
        reversed_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    declarations (application_id, person_id) {
        application_id -> BigInt,
        person_id -> BigInt,
        state -> Text,
        kind -> Nullable<Text>,
        note -> Nullable<Binary>,
        declared_at -> Timestamp,
        ruled_by -> Nullable<BigInt>,
        ruled_at -> Nullable<Timestamp>,
        for_staff -> Bool,
    }
}

diesel::table! {
    devices (secret_hash) {
        secret_hash -> Binary,
        person_id -> BigInt,
        number -> Integer,
        name -> Nullable<Binary>,
        first_on -> Date,
        last_on -> Date,
    }
}

diesel::table! {
    draws (call_id) {
        call_id -> BigInt,
        seed -> Binary,
        sha256 -> Text,
        committed_at -> Timestamp,
        revealed_at -> Nullable<Timestamp>,
        revealed_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    emergencies (application_id) {
        application_id -> BigInt,
        motion_id -> Nullable<BigInt>,
        state -> Text,
        began_at -> Timestamp,
        ends_at -> Timestamp,
        experts -> Integer,
        staff -> Integer,
        ratification_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    erasures (id) {
        id -> BigInt,
        application_id -> BigInt,
        why -> Text,
        reason -> Nullable<Binary>,
        by_kind -> Text,
        by_id -> BigInt,
        at -> Timestamp,
        counts -> Text,
    }
}

diesel::table! {
    file_clearances (attachment_id) {
        attachment_id -> BigInt,
        application_id -> BigInt,
        cleared -> Bool,
        by_person -> BigInt,
        at -> Timestamp,
        copy_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    form_sections (id) {
        id -> BigInt,
        form_version_id -> BigInt,
        position -> Integer,
        code -> Text,
        labels -> Text,
        help -> Text,
    }
}

diesel::table! {
    form_versions (id) {
        id -> BigInt,
        call_id -> BigInt,
        number -> Integer,
        state -> Text,
        labels -> Text,
        created_at -> Timestamp,
        published_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    fund_proposals (id) {
        id -> BigInt,
        details -> Binary,
        state -> Text,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    fund_retentions (fund_id) {
        fund_id -> BigInt,
        years -> Integer,
    }
}

diesel::table! {
    funds (id) {
        id -> BigInt,
        code -> Text,
        labels -> Text,
        currency -> Text,
        restricted_kinds -> Text,
        restricted_countries -> Text,
        starts_on -> Nullable<Date>,
        ends_on -> Nullable<Date>,
        state -> Text,
        created_at -> Timestamp,
        restricted_themes -> Text,
        restricted_categories -> Text,
        admin_share -> Integer,
        rate_source -> Nullable<Text>,
        rate_day -> Text,
        rounding -> Text,
        exchange_margin -> Integer,
    }
}

diesel::table! {
    fund_budgets (fund_id, account) {
        fund_id -> BigInt,
        account -> Text,
        amount_minor -> BigInt,
    }
}

diesel::table! {
    fund_months (fund_id, account, currency, first_on) {
        fund_id -> BigInt,
        account -> Text,
        currency -> Text,
        first_on -> Date,
        amount_minor -> BigInt,
    }
}

diesel::table! {
    reports (id) {
        id -> BigInt,
        award_id -> BigInt,
        part -> Integer,
        state -> Text,
        narrative -> Binary,
        note -> Nullable<Binary>,
        saved_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    report_lines (report_id, number) {
        report_id -> BigInt,
        number -> Integer,
        category -> Text,
        what -> Binary,
        planned_minor -> BigInt,
        spent_minor -> BigInt,
        currency -> Text,
        note -> Nullable<Binary>,
    }
}

diesel::table! {
    donors (id) {
        id -> BigInt,
        code -> Text,
        labels -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    consents (id) {
        id -> BigInt,
        meeting_id -> BigInt,
        opened_by -> BigInt,
        opened_at -> Timestamp,
    }
}

diesel::table! {
    contracts (id) {
        id -> BigInt,
        donor_id -> BigInt,
        fund_id -> BigInt,
        reference -> Text,
        signed_on -> Date,
        starts_on -> Nullable<Date>,
        ends_on -> Nullable<Date>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    places (id) {
        id -> BigInt,
        key_id -> BigInt,
        email_token -> Binary,
        email -> Binary,
        language -> Text,
        made_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        link_hash -> Nullable<Binary>,
        link_ends_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    place_cases (place_id, application_id) {
        place_id -> BigInt,
        application_id -> BigInt,
        added_at -> Timestamp,
    }
}

diesel::table! {
    pledges (id) {
        id -> BigInt,
        contract_id -> BigInt,
        amount_minor -> BigInt,
        currency -> Text,
        due_on -> Date,
        created_at -> Timestamp,
    }
}

diesel::table! {
    reading_days (call_id) {
        call_id -> BigInt,
        reads_by -> Date,
    }
}

diesel::table! {
    receipts (transaction_id) {
        transaction_id -> BigInt,
        pledge_id -> BigInt,
        given_minor -> BigInt,
        currency -> Text,
    }
}

diesel::table! {
    group_access (group_id, person_id) {
        group_id -> BigInt,
        person_id -> BigInt,
        by_person -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    group_contacts (id) {
        id -> BigInt,
        group_id -> BigInt,
        channel -> Text,
        value -> Binary,
        note -> Nullable<Binary>,
        mail_wanted -> Bool,
        position -> Integer,
    }
}

diesel::table! {
    group_people (id) {
        id -> BigInt,
        group_id -> BigInt,
        role -> Text,
        card -> Binary,
        added_at -> Timestamp,
    }
}

diesel::table! {
    groups (id) {
        id -> BigInt,
        key_id -> BigInt,
        name -> Binary,
        kind -> Nullable<Text>,
        country -> Nullable<Text>,
        region -> Nullable<Text>,
        risk -> Text,
        language -> Text,
        merged_into -> Nullable<BigInt>,
        created_at -> Timestamp,
        known_on -> Nullable<Date>,
        indexed_at -> Nullable<Timestamp>,
        receives -> Text,
        languages -> Text,
        card -> Nullable<Binary>,
    }
}

diesel::table! {
    groups_apart (one_id, other_id) {
        one_id -> BigInt,
        other_id -> BigInt,
        by_person -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    instalments (id) {
        id -> BigInt,
        award_id -> BigInt,
        number -> Integer,
        amount_minor -> BigInt,
        currency -> Text,
        due_on -> Date,
        condition -> Text,
        condition_note -> Nullable<Binary>,
        met_on -> Nullable<Date>,
        met_by -> Nullable<BigInt>,
        state -> Text,
        paid_minor -> BigInt,
    }
}

diesel::table! {
    interests (person_id, year) {
        person_id -> BigInt,
        year -> Integer,
        body -> Nullable<Binary>,
        declared_at -> Timestamp,
    }
}

diesel::table! {
    ledger_periods (first_on) {
        first_on -> Date,
        state -> Text,
        changed_at -> Timestamp,
        changed_by -> BigInt,
    }
}

diesel::table! {
    ledger_transactions (id) {
        id -> BigInt,
        voucher_year -> Integer,
        voucher_number -> Integer,
        effective_on -> Date,
        recorded_at -> Timestamp,
        actor_kind -> Text,
        actor_id -> BigInt,
        purpose -> Text,
        subject_kind -> Text,
        subject_id -> BigInt,
        reverses_id -> Nullable<BigInt>,
        memo -> Nullable<Binary>,
    }
}

diesel::table! {
    legal_holds (id) {
        id -> BigInt,
        application_id -> BigInt,
        reason -> Binary,
        set_by -> BigInt,
        set_at -> Timestamp,
        lifted_by -> Nullable<BigInt>,
        lifted_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    meetings (id) {
        id -> BigInt,
        title -> Binary,
        place -> Binary,
        by_circulation -> Bool,
        starts_at -> Timestamp,
        ends_at -> Nullable<Timestamp>,
        zone -> Text,
        chair_id -> BigInt,
        called_by -> BigInt,
        called_at -> Timestamp,
        minutes -> Nullable<Binary>,
        minutes_language -> Nullable<Text>,
        minutes_sha256 -> Nullable<Text>,
        signed_by -> Nullable<BigInt>,
        signed_at -> Nullable<Timestamp>,
        revision -> Integer,
        called_off_at -> Nullable<Timestamp>,
        called_off_why -> Nullable<Binary>,
    }
}

diesel::table! {
    member_notes (application_id, person_id) {
        application_id -> BigInt,
        person_id -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    motion_stand_ins (motion_id, absent_id) {
        motion_id -> BigInt,
        absent_id -> BigInt,
        stand_in_id -> BigInt,
    }
}

diesel::table! {
    motions (id) {
        id -> BigInt,
        application_id -> BigInt,
        call_id -> BigInt,
        number -> Integer,
        outcome -> Text,
        amount_minor -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        fund_id -> Nullable<BigInt>,
        text -> Binary,
        conditions -> Nullable<Binary>,
        state -> Text,
        secret -> Bool,
        opened_by -> BigInt,
        opened_at -> Timestamp,
        closes_at -> Nullable<Timestamp>,
        closed_by -> Nullable<BigInt>,
        closed_at -> Nullable<Timestamp>,
        electorate -> Integer,
        yes -> Integer,
        yes_with_conditions -> Integer,
        no -> Integer,
        abstain -> Integer,
        mean_hundredths -> Nullable<Integer>,
        casting_choice -> Nullable<Text>,
        result_reason -> Nullable<Text>,
        urn -> Nullable<Binary>,
        meeting_id -> Nullable<BigInt>,
        track -> Text,
        consent_id -> Nullable<BigInt>,
        defer_to -> Nullable<BigInt>,
        reverses -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_answers (id) {
        id -> BigInt,
        language -> Text,
        name -> Text,
        body -> Text,
        changed_at -> Timestamp,
        changed_by -> BigInt,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mail_bounces (notice_id) {
        notice_id -> BigInt,
        address_hash -> Binary,
        status -> Text,
        at -> Timestamp,
        cleared_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mail_pauses (id) {
        id -> BigInt,
        paused_at -> Timestamp,
        paused_by -> BigInt,
        resumed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mail_quiet (person_id) {
        person_id -> BigInt,
        from_minute -> Integer,
        until_minute -> Integer,
    }
}

diesel::table! {
    mail_reach_floors (id) {
        id -> BigInt,
        before_at -> Timestamp,
        at -> Timestamp,
        by_person -> BigInt,
    }
}

diesel::table! {
    mail_reached (notice_id) {
        notice_id -> BigInt,
        by_person -> BigInt,
        at -> Timestamp,
        channel -> Text,
        key_id -> BigInt,
        note -> Binary,
    }
}

diesel::table! {
    mail_schedules (call_id, kind) {
        call_id -> BigInt,
        kind -> Text,
        days -> Text,
    }
}

diesel::table! {
    mail_texts (id) {
        id -> BigInt,
        piece -> Text,
        call_id -> BigInt,
        language -> Text,
        subject -> Nullable<Text>,
        body -> Nullable<Text>,
        at -> Timestamp,
        by_person -> BigInt,
    }
}

diesel::table! {
    name_checks (id) {
        id -> BigInt,
        application_id -> BigInt,
        occasion -> Text,
        subject_kind -> Text,
        subject_id -> BigInt,
        lists -> Text,
        names -> Integer,
        hits -> Integer,
        checked_by_kind -> Text,
        checked_by -> BigInt,
        checked_at -> Timestamp,
    }
}

diesel::table! {
    mail_wishes (person_id, kind) {
        person_id -> BigInt,
        kind -> Text,
        pace -> Text,
    }
}

diesel::table! {
    name_hits (id) {
        id -> BigInt,
        application_id -> BigInt,
        token -> BigInt,
        list_id -> BigInt,
        details -> Binary,
        verdict -> Text,
        note -> Nullable<Binary>,
        found_at -> Timestamp,
        judged_by -> Nullable<BigInt>,
        judged_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    notices (id) {
        id -> BigInt,
        at -> Timestamp,
        kind -> Text,
        reader_kind -> Text,
        reader_id -> BigInt,
        case_id -> Nullable<BigInt>,
        key_id -> BigInt,
        payload -> Binary,
        state -> Text,
        once_key -> Nullable<Text>,
        due_at -> Timestamp,
        claimed_by -> Nullable<Text>,
        claimed_until -> Nullable<Timestamp>,
        attempts -> Integer,
        sent_at -> Nullable<Timestamp>,
        answer -> Nullable<Text>,
        message_id -> Text,
        composed -> Nullable<Binary>,
    }
}

diesel::table! {
    payees (id) {
        id -> BigInt,
        key_id -> BigInt,
        group_id -> Nullable<BigInt>,
        name -> Binary,
        method -> Text,
        country -> Text,
        currency -> Text,
        details -> Binary,
        account_tail -> Text,
        state -> Text,
        verified_note -> Nullable<Binary>,
        created_by -> BigInt,
        created_at -> Timestamp,
        verified_by -> Nullable<BigInt>,
        verified_at -> Nullable<Timestamp>,
        changed_by -> Nullable<BigInt>,
        changed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    payment_order_lines (order_id, payout_id) {
        order_id -> BigInt,
        payout_id -> BigInt,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    payment_orders (id) {
        id -> BigInt,
        account_id -> BigInt,
        year -> Integer,
        number -> Integer,
        execute_on -> Date,
        made_by -> BigInt,
        made_at -> Timestamp,
        withdrawn_by -> Nullable<BigInt>,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    payout_approvals (payout_id, person_id, at) {
        payout_id -> BigInt,
        person_id -> BigInt,
        choice -> Text,
        note -> Nullable<Binary>,
        at -> Timestamp,
        void_at -> Nullable<Timestamp>,
        absent_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    payout_returns (id) {
        id -> BigInt,
        payout_id -> BigInt,
        returned_on -> Date,
        amount_minor -> BigInt,
        receipt -> Binary,
        reason -> Nullable<Binary>,
        transaction_id -> BigInt,
        recorded_by -> BigInt,
        recorded_at -> Timestamp,
        undone_by -> Nullable<BigInt>,
        undone_at -> Nullable<Timestamp>,
        given_minor -> Nullable<BigInt>,
    }
}

diesel::table! {
    payout_shares (payout_id, fund_id) {
        payout_id -> BigInt,
        fund_id -> BigInt,
        charge_minor -> BigInt,
        debited_minor -> Nullable<BigInt>,
    }
}

diesel::table! {
    payout_handovers (payout_id) {
        payout_id -> BigInt,
        received_on -> Date,
        receiver -> Binary,
        serial -> Nullable<Binary>,
        recorded_by -> BigInt,
        recorded_at -> Timestamp,
    }
}

diesel::table! {
    payout_limits (id) {
        id -> BigInt,
        currency -> Text,
        amount_minor -> BigInt,
        state -> Text,
        proposed_by -> BigInt,
        proposed_at -> Timestamp,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    payout_records (payout_id) {
        payout_id -> BigInt,
        sent_on -> Date,
        bank_reference -> Binary,
        debited_minor -> BigInt,
        received_minor -> BigInt,
        fees_minor -> BigInt,
        transaction_id -> BigInt,
        recorded_by -> BigInt,
        recorded_at -> Timestamp,
        reversed_by -> Nullable<BigInt>,
        reversed_at -> Nullable<Timestamp>,
        reversal_reason -> Nullable<Binary>,
        arrival -> Nullable<Text>,
        arrived_minor -> Nullable<BigInt>,
        arrival_at -> Nullable<Timestamp>,
        control_number -> Nullable<Binary>,
        over_limit_minor -> Nullable<BigInt>,
    }
}

diesel::table! {
    payouts (id) {
        id -> BigInt,
        award_id -> BigInt,
        instalment_id -> BigInt,
        fund_id -> BigInt,
        payee_id -> BigInt,
        key_id -> BigInt,
        number -> Integer,
        state -> Text,
        method -> Text,
        amount_minor -> BigInt,
        currency -> Text,
        charge_minor -> BigInt,
        charge_currency -> Text,
        local_minor -> BigInt,
        local_currency -> Text,
        rate_base -> Nullable<Text>,
        rate_quote -> Nullable<Text>,
        rate_value -> Nullable<Text>,
        rate_units -> Nullable<Integer>,
        rate_on -> Nullable<Date>,
        rate_source -> Nullable<Text>,
        fees_minor -> BigInt,
        purpose -> Nullable<Binary>,
        prepared_by -> BigInt,
        prepared_at -> Timestamp,
        receipts_minor -> Nullable<BigInt>,
        host_fee_minor -> Nullable<BigInt>,
        item -> Nullable<Binary>,
        split_reason -> Nullable<Binary>,
        rate_reason -> Nullable<Binary>,
    }
}

diesel::table! {
    passkeys (id) {
        id -> Binary,
        person_id -> BigInt,
        public_key -> Binary,
        name -> Binary,
        counter -> BigInt,
        added_on -> Date,
        used_on -> Nullable<Date>,
    }
}

diesel::table! {
    people (id) {
        id -> BigInt,
        key_id -> BigInt,
        email_token -> Binary,
        email -> Binary,
        name -> Binary,
        language -> Text,
        country -> Text,
        zone -> Text,
        state -> Text,
        password_hash -> Nullable<Text>,
        created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>,
        last_sign_in_on -> Nullable<Date>,
        code -> Nullable<Integer>,
        erased_on -> Nullable<Date>,
    }
}

diesel::table! {
    person_roles (person_id, role) {
        person_id -> BigInt,
        role -> Text,
        given_at -> Timestamp,
    }
}

diesel::table! {
    postings (id) {
        id -> BigInt,
        transaction_id -> BigInt,
        fund_id -> BigInt,
        account -> Text,
        currency -> Text,
        amount_minor -> BigInt,
        voucher_key -> BigInt,
    }
}

diesel::table! {
    programme_changes (id) {
        id -> Integer,
        number -> BigInt,
    }
}

diesel::table! {
    questions (id) {
        id -> BigInt,
        form_version_id -> BigInt,
        section_id -> BigInt,
        position -> Integer,
        code -> Text,
        kind -> Text,
        labels -> Text,
        help -> Text,
        required -> Bool,
        max_chars -> Integer,
        list -> Text,
        options -> Text,
        fills -> Text,
        board_sees -> Bool,
        sensitive -> Bool,
        scored -> Bool,
        show_when -> Text,
        names_people -> Bool,
    }
}

diesel::table! {
    rates (id) {
        id -> BigInt,
        base -> Text,
        quote -> Text,
        units -> Integer,
        value -> Text,
        rated_on -> Date,
        source -> Text,
        entered_by_kind -> Text,
        entered_by -> BigInt,
        entered_at -> Timestamp,
    }
}

diesel::table! {
    recovery_codes (code_hash) {
        code_hash -> Binary,
        person_id -> BigInt,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    referees (id) {
        id -> BigInt,
        application_id -> BigInt,
        card -> Binary,
        link_hash -> Nullable<Binary>,
        link_until -> Nullable<Timestamp>,
        reply -> Nullable<Binary>,
        replied_at -> Nullable<Timestamp>,
        added_at -> Timestamp,
    }
}

diesel::table! {
    request_keys (actor, key) {
        actor -> Text,
        key -> Text,
        result -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    retention_rules (name) {
        name -> Text,
        span -> Integer,
    }
}

diesel::table! {
    draft_openings (id) {
        id -> BigInt,
        application_id -> BigInt,
        person_id -> BigInt,
        opened_at -> Timestamp,
        until_at -> Timestamp,
        reason -> Nullable<Binary>,
    }
}

diesel::table! {
    reserve_lists (call_id) {
        call_id -> BigInt,
        ends_on -> Nullable<Date>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    reserve_places (application_id) {
        application_id -> BigInt,
        call_id -> BigInt,
        decision_id -> BigInt,
        fund_id -> BigInt,
        amount_minor -> BigInt,
        currency -> Text,
        position -> Integer,
        skipped_at -> Nullable<Timestamp>,
        reason -> Nullable<Binary>,
    }
}

diesel::table! {
    result_releases (call_id) {
        call_id -> BigInt,
        held_at -> Timestamp,
        release_at -> Nullable<Timestamp>,
        released_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    round_rules (id) {
        id -> BigInt,
        call_id -> BigInt,
        version -> Integer,
        frozen_at -> Nullable<Timestamp>,
        quorum_share_percent -> Integer,
        quorum_count -> Integer,
        abstention_counts -> Bool,
        majority -> Text,
        minimum_mean -> Integer,
        casting_vote -> Bool,
        blind -> Bool,
        spread_flag -> Integer,
        created_at -> Timestamp,
        readers -> Integer,
        tie_break -> Text,
        tie_criterion -> Nullable<Text>,
        walk -> Text,
        reasons_shared -> Bool,
        emergency_experts -> Integer,
        emergency_staff -> Integer,
        emergency_hours -> Integer,
        stand_ins -> Bool,
        offline -> Bool,
        place_told -> Bool,
    }
}

diesel::table! {
    saved_filters (id) {
        id -> BigInt,
        person_id -> BigInt,
        body -> Binary,
        at -> Timestamp,
    }
}

diesel::table! {
    sanction_lists (id) {
        id -> BigInt,
        publisher -> Text,
        dated_on -> Nullable<Date>,
        sha256 -> Text,
        entries -> BigInt,
        names -> BigInt,
        state -> Text,
        imported_by -> BigInt,
        imported_at -> Timestamp,
    }
}

diesel::table! {
    sanction_names (id) {
        id -> BigInt,
        list_id -> BigInt,
        entry -> Text,
        name -> Text,
    }
}

diesel::table! {
    sanction_words (list_id, word, name_id) {
        list_id -> BigInt,
        word -> Text,
        name_id -> BigInt,
    }
}

diesel::table! {
    score_sheets (id) {
        id -> BigInt,
        application_id -> BigInt,
        person_id -> BigInt,
        rules_id -> BigInt,
        state -> Text,
        mean_hundredths -> Nullable<Integer>,
        recommended_minor -> Nullable<BigInt>,
        recommended_currency -> Nullable<Text>,
        comment -> Nullable<Binary>,
        saved_at -> Timestamp,
        locked_at -> Nullable<Timestamp>,
        first_mean_hundredths -> Nullable<Integer>,
    }
}

diesel::table! {
    scores (sheet_id, criterion_id) {
        sheet_id -> BigInt,
        criterion_id -> BigInt,
        points -> Integer,
        comment -> Nullable<Binary>,
    }
}

diesel::table! {
    screening_checks (id) {
        id -> BigInt,
        call_id -> BigInt,
        position -> Integer,
        labels -> Text,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    screening_marks (view_id, check_id) {
        view_id -> BigInt,
        check_id -> BigInt,
        mark -> Text,
    }
}

diesel::table! {
    screening_plans (call_id) {
        call_id -> BigInt,
        people -> Integer,
    }
}

diesel::table! {
    screening_questions (screening_id, question_id) {
        screening_id -> BigInt,
        question_id -> BigInt,
    }
}

diesel::table! {
    screening_views (id) {
        id -> BigInt,
        application_id -> BigInt,
        sending -> Integer,
        by_person -> BigInt,
        outcome -> Text,
        reason -> Nullable<Text>,
        note -> Binary,
        at -> Timestamp,
    }
}

diesel::table! {
    screenings (id) {
        id -> BigInt,
        application_id -> BigInt,
        outcome -> Text,
        reason -> Nullable<Text>,
        note -> Nullable<Binary>,
        by_person -> BigInt,
        at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    seal_keys (id) {
        id -> BigInt,
        wrapped -> Binary,
        master -> Text,
        made_on -> Date,
    }
}

diesel::table! {
    section_saves (application_id, section_id) {
        application_id -> BigInt,
        section_id -> BigInt,
        revision -> Integer,
        complete -> Bool,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    second_factors (person_id) {
        person_id -> BigInt,
        secret -> Binary,
        last_step -> BigInt,
        set_at -> Timestamp,
    }
}

diesel::table! {
    secret_voters (motion_id, person_id) {
        motion_id -> BigInt,
        person_id -> BigInt,
    }
}

diesel::table! {
    sent_answers (application_id, sending, question_id) {
        application_id -> BigInt,
        sending -> Integer,
        question_id -> BigInt,
        value -> Binary,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        secret_hash -> Binary,
        person_id -> Nullable<BigInt>,
        application_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        used_at -> Timestamp,
        ends_at -> Timestamp,
        strong -> Bool,
        device -> Nullable<Binary>,
        proved_at -> Nullable<Timestamp>,
        place_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    sign_in_links (secret_hash) {
        secret_hash -> Binary,
        person_id -> BigInt,
        purpose -> Text,
        created_at -> Timestamp,
        ends_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    stand_ins (id) {
        id -> BigInt,
        absent_id -> BigInt,
        stand_in_id -> BigInt,
        from_at -> Timestamp,
        until_at -> Timestamp,
        named_by -> BigInt,
        named_at -> Timestamp,
        ended_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    tagged (tag_id, subject_kind, subject_id) {
        tag_id -> BigInt,
        subject_kind -> Text,
        subject_id -> BigInt,
    }
}

diesel::table! {
    tags (id) {
        id -> BigInt,
        label -> Binary,
    }
}

diesel::table! {
    thread_cares (subject_kind, subject_id, lane) {
        subject_kind -> Text,
        subject_id -> BigInt,
        lane -> Text,
        person_id -> Nullable<BigInt>,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    thread_entries (id) {
        id -> BigInt,
        subject_kind -> Text,
        subject_id -> BigInt,
        lane -> Text,
        key_id -> BigInt,
        author_kind -> Text,
        author_id -> BigInt,
        body -> Binary,
        at -> Timestamp,
        struck_at -> Nullable<Timestamp>,
        struck_by -> Nullable<BigInt>,
        struck_reason -> Nullable<Binary>,
    }
}

diesel::table! {
    thread_reads (subject_kind, subject_id, lane, reader_kind, reader_id) {
        subject_kind -> Text,
        subject_id -> BigInt,
        lane -> Text,
        reader_kind -> Text,
        reader_id -> BigInt,
        read_at -> Timestamp,
    }
}

diesel::table! {
    vettings (id) {
        id -> BigInt,
        application_id -> BigInt,
        kind -> Text,
        done_on -> Date,
        card -> Binary,
        by_person -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    tries (door) {
        door -> Binary,
        wrong -> Integer,
        at -> Timestamp,
    }
}

diesel::table! {
    reading_wishes (person_id, wished, code) {
        person_id -> BigInt,
        wished -> Text,
        code -> Text,
    }
}

diesel::table! {
    topic_ballots (item_id, person_id) {
        item_id -> BigInt,
        person_id -> BigInt,
        choice -> Text,
        cast_at -> Timestamp,
    }
}

diesel::table! {
    topic_stand_ins (item_id, absent_id) {
        item_id -> BigInt,
        absent_id -> BigInt,
        stand_in_id -> BigInt,
    }
}

diesel::table! {
    topic_voters (item_id, person_id) {
        item_id -> BigInt,
        person_id -> BigInt,
    }
}

diesel::table! {
    tie_orders (application_id) {
        application_id -> BigInt,
        call_id -> BigInt,
        mean_hundredths -> Integer,
        place -> Integer,
        reason -> Nullable<Binary>,
    }
}

diesel::table! {
    vouchers (year) {
        year -> Integer,
        last_number -> Integer,
    }
}

/// Which tables may stand in one query: for each on the left, those on the right. All with all would be thousands of
/// pairs, and minutes of the compiler's time.
macro_rules! together {
    ($($left:ident: $($right:ident)*;)*) => {
        $($(diesel::allow_tables_to_appear_in_same_query!($left, $right,);)*)*
    };
}

together! {
    agenda_items: attendances meetings topic_ballots topic_stand_ins topic_voters;
    answers: section_saves sent_answers;
    application_counters: applications groups screening_questions screenings seal_keys;
    applications: assignments award_amendments award_funds award_offers awards blind_tokens declarations emergencies erasures fund_retentions
        group_access groups instalments legal_holds motions notices programme_changes reserve_lists reserve_places retention_rules score_sheets
        screening_questions screenings seal_keys section_saves tagged;
    approver_namings: people person_roles seal_keys sessions;
    assignments: declarations score_sheets;
    attachment_contents: attachments;
    attendances: meetings;
    audit_entries: audit_sealed audit_seals balances fund_months ledger_transactions postings seal_keys;
    audit_sealed: audit_seals seal_keys;
    audit_seals: seal_keys;
    award_amendments: award_funds awards instalments seal_keys;
    award_duties: legal_duties;
    award_funds: awards erasures fund_retentions groups instalments legal_holds retention_rules seal_keys
        section_saves;
    award_offers: seal_keys;
    awards: erasures fund_retentions groups instalments legal_holds report_lines reports retention_rules seal_keys
        section_saves;
    balances: fund_months ledger_transactions postings seal_keys;
    ballots: motions secret_voters;
    bank_accounts: bank_lines bank_statements bank_transfers ledger_transactions postings;
    bank_lines: bank_statements bank_transfers ledger_transactions postings;
    bank_statements: bank_transfers ledger_transactions postings;
    bank_transfers: ledger_transactions postings;
    blind_tokens: group_access groups groups_apart seal_keys tagged;
    call_funds: calls choices;
    calls: choices;
    case_code_uses: case_codes;
    concerns: seal_keys;
    contracts: donors ledger_transactions pledges receipts;
    criteria: round_rules;
    decisions: motions;
    declarations: motions score_sheets;
    devices: sessions;
    donors: ledger_transactions pledges receipts;
    erasures: fund_retentions groups legal_holds retention_rules section_saves;
    form_sections: form_versions questions;
    form_versions: questions;
    fund_budgets: funds;
    fund_months: ledger_transactions postings seal_keys;
    fund_proposals: ledger_periods ledger_transactions;
    fund_retentions: groups legal_holds retention_rules section_saves;
    group_access: groups seal_keys tagged;
    group_contacts: groups seal_keys;
    groups: groups_apart legal_holds programme_changes retention_rules screening_questions screenings seal_keys section_saves tagged;
    groups_apart: seal_keys;
    instalments: report_lines reports seal_keys;
    ledger_periods: ledger_transactions;
    ledger_transactions: pledges postings receipts seal_keys;
    legal_holds: retention_rules section_saves;
    mail_quiet: mail_wishes;
    mail_reach_floors: mail_reached notices seal_keys;
    mail_reached: notices seal_keys;
    meetings: topic_ballots topic_stand_ins topic_voters;
    motions: secret_voters;
    name_checks: name_hits sanction_lists sanction_names sanction_words;
    name_hits: sanction_lists sanction_names sanction_words;
    notices: seal_keys;
    payees: payout_approvals payout_limits payout_records payouts seal_keys;
    payment_order_lines: payment_orders;
    payout_approvals: payout_handovers payout_limits payout_records payouts seal_keys;
    payout_limits: payout_records payouts seal_keys;
    payout_handovers: payout_records payout_shares payouts seal_keys;
    payout_records: payout_shares payouts seal_keys;
    payout_shares: payouts seal_keys;
    payouts: seal_keys;
    place_cases: places seal_keys;
    places: seal_keys;
    people: person_roles recovery_codes seal_keys second_factors sessions sign_in_links;
    person_roles: recovery_codes seal_keys second_factors sessions sign_in_links stand_ins;
    pledges: receipts;
    postings: receipts seal_keys;
    programme_changes: seal_keys;
    recovery_codes: seal_keys second_factors sessions sign_in_links;
    referees: vettings;
    report_lines: reports;
    reserve_lists: reserve_places;
    retention_rules: section_saves;
    sanction_lists: sanction_names sanction_words;
    sanction_names: sanction_words;
    score_sheets: scores;
    screening_checks: screening_marks screening_plans screening_views;
    screening_marks: screening_plans screening_views;
    screening_plans: screening_views;
    screening_questions: screenings seal_keys;
    screenings: seal_keys;
    seal_keys: second_factors sessions sign_in_links tagged thread_entries;
    second_factors: sessions sign_in_links;
    section_saves: sent_answers;
    sessions: sign_in_links;
    tagged: tags;
    thread_cares: thread_reads;
    thread_entries: thread_reads;
}
