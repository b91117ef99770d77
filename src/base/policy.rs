//! Who may do what: one table of deeds by roles. Relations (my own case, a conflict) are checked in the rooms.
//!
//! A test prints it into tests/expected/policy.txt, so that a change of powers shows in review.

use super::actor::Role::{self, *};

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident: $($role:ident)*;)*) => {
        /// Something that may be done or seen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Deed { $($(#[$doc])* $name),* }

        impl Deed {
            /// Every deed, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// The roles that may do it.
            pub const fn roles(self) -> &'static [Role] { match self { $(Self::$name => &[$($role),*]),* } }
        }
    };
}

deeds! {
    /// Start an application.
    OpenCase: Visitor Applicant ProgrammeOfficer ProgrammeLead;
    /// Fill in, send, withdraw one's own application, and see how it stands.
    KeepOwnCase: Applicant;
    /// Read applications with their answers.
    SeeApplications: ProgrammeOfficer ProgrammeLead Director Auditor;
    /// Open sealed identity and contacts; each opening is written down.
    OpenIdentity: ProgrammeOfficer ProgrammeLead;
    /// Decide eligibility, ask for more.
    Screen: ProgrammeOfficer ProgrammeLead;
    /// Give applications to colleagues, with due dates and tags.
    ArrangeWork: ProgrammeOfficer ProgrammeLead;
    /// Hand all open work of somebody over to another.
    HandOverWork: ProgrammeLead Administrator;
    /// Enter or change an application for a group.
    EnterOnBehalf: ProgrammeOfficer ProgrammeLead;
    /// Give a group a new case code.
    ReplaceCaseCode: ProgrammeOfficer ProgrammeLead;
    /// Write and read internal notes.
    KeepNotes: ProgrammeOfficer ProgrammeLead;
    /// See the register of groups, and search.
    SeeGroups: ProgrammeOfficer ProgrammeLead Director Auditor;
    /// Keep a group's record, say that two records are one group, raise its risk.
    EditGroups: ProgrammeOfficer ProgrammeLead;
    /// Name colleagues who may open a group at high risk.
    NameForGroup: ProgrammeLead Director;
    /// Say that a group is in less danger than was thought.
    LowerRisk: ProgrammeLead;
    /// See calls and their settings.
    SeeCalls: ProgrammeOfficer ProgrammeLead Director Auditor Administrator;
    /// Set up a call, open and close it.
    EditCall: ProgrammeLead Administrator Console;
    /// Open and close calls when their time has come.
    TurnCalls: Clerk;
    /// Give one application a later deadline, with a reason.
    ExtendDeadline: ProgrammeLead;
    /// Invite applications of a first stage to the second.
    InviteOn: ProgrammeOfficer ProgrammeLead;
    /// See the board's desk, the applications before it, and their results.
    SitOnBoard: BoardMember BoardChair;
    /// See the board's work from outside: rounds, decisions, ranking.
    SeeBoard: BoardMember BoardChair ProgrammeOfficer ProgrammeLead Director Auditor;
    /// Declare a conflict of interest or its absence.
    DeclareConflict: BoardMember BoardChair;
    /// Decide on a member's unclear conflict, or pin one.
    RuleOnConflict: ProgrammeLead;
    /// Read what members declare of their interests each year.
    SeeInterests: ProgrammeLead Director Auditor;
    /// Say in which country each member of the board lives.
    KeepMembers: ProgrammeLead;
    /// Score by criteria.
    Score: BoardMember BoardChair;
    /// Say who reads which application, where not everybody reads everything.
    AssignReaders: ProgrammeLead;
    /// Say what one wishes to read; staff who keep the members do it for everybody.
    WishReadings: BoardMember BoardChair ProgrammeLead;
    /// Give a locked score sheet back to its member.
    ReopenScores: ProgrammeLead;
    /// Comment in the board's discussion.
    Discuss: BoardMember BoardChair;
    /// Vote.
    Vote: BoardMember BoardChair;
    /// Name who stands in for oneself while one is away; staff who keep the members do it for everybody.
    NameStandIn: BoardMember BoardChair ProgrammeLead;
    /// Vote where the emergency rule asks staff to.
    VoteInEmergency: ProgrammeOfficer ProgrammeLead;
    /// Put a motion to the vote, close it, declare the result.
    ChairVote: BoardChair;
    /// Write why the board decided so, and what that says by criterion, until the group learns of it.
    ExplainDecision: BoardChair ProgrammeOfficer ProgrammeLead;
    /// Call a meeting, set its agenda, keep its attendance.
    KeepMeetings: BoardChair ProgrammeOfficer ProgrammeLead;
    /// Hold the results of a call back, and say when its groups learn of them.
    ReleaseResults: ProgrammeLead;
    /// Sign the minutes of a meeting.
    SignMinutes: BoardChair;
    /// Set the rules of a round.
    EditRules: ProgrammeLead Console;
    /// Bring the lists of sanctions up to date.
    ImportLists: ProgrammeLead FinanceOfficer FinanceApprover;
    /// See the lists and what names were found in them.
    SeeNameChecks: ProgrammeLead FinanceOfficer FinanceApprover Director Auditor;
    /// Check the names of a case against the lists.
    CheckNames: ProgrammeLead FinanceOfficer FinanceApprover Director;
    /// Say whether a name found in a list is the same person or organisation.
    JudgeNames: ProgrammeLead FinanceApprover Director;
    /// See awards and instalments.
    SeeAwards: ProgrammeOfficer ProgrammeLead FinanceOfficer FinanceApprover Director Auditor;
    /// Offer a grant to the next on a round's reserve list, pass somebody over, say when the list ends.
    KeepReserve: ProgrammeOfficer ProgrammeLead;
    /// Plan instalments, and record that a condition is met.
    PlanInstalments: ProgrammeOfficer ProgrammeLead;
    /// See funds, postings, rates.
    SeeFunds: ProgrammeLead FinanceOfficer FinanceApprover Director Auditor;
    /// Set up funds and record money received.
    EditFunds: FinanceOfficer Console;
    /// Reverse money received, and lines and transfers of our own accounts.
    ReverseEntries: FinanceApprover;
    /// Close a month of the books.
    ClosePeriods: FinanceOfficer FinanceApprover;
    /// Propose what takes two people: to reopen a month, to move money between funds, to reverse that.
    ProposeMoney: FinanceOfficer FinanceApprover;
    /// Confirm or turn down what somebody else proposed.
    ConfirmMoney: FinanceApprover Director;
    /// Enter exchange rates.
    EnterRates: FinanceOfficer Console;
    /// See payouts.
    SeePayouts: ProgrammeLead FinanceOfficer FinanceApprover Director Auditor;
    /// Open a payee's sealed details; each opening is written down.
    OpenPayee: FinanceOfficer FinanceApprover;
    /// Enter payees.
    EditPayees: FinanceOfficer ProgrammeOfficer ProgrammeLead;
    /// Say that somebody else's payee details were verified.
    VerifyPayee: FinanceOfficer FinanceApprover;
    /// Prepare a payout.
    PreparePayout: FinanceOfficer;
    /// Approve or send back a payout somebody else prepared.
    ApprovePayout: FinanceApprover Director;
    /// Record what the bank did.
    RecordPayout: FinanceOfficer FinanceApprover;
    /// Write down that a group signed for what a supplier delivered.
    RecordHandover: ProgrammeLead FinanceOfficer FinanceApprover;
    /// Reverse a recorded payout.
    ReversePayout: FinanceApprover;
    /// Propose and decide the amount above which a payout needs two approvers, and who stands in for an approver; agree to
    /// new ones.
    SetLimits: FinanceApprover Director;
    /// Take back what one proposed about who approves payouts.
    WithdrawNaming: FinanceApprover Director Administrator;
    /// See our own accounts, their statements and lines.
    SeeBank: FinanceOfficer FinanceApprover Director Auditor;
    /// Enter our own accounts, bring statements in, say what their lines are.
    KeepBank: FinanceOfficer FinanceApprover;
    /// Put approved payouts together into an order to a bank or a cash box.
    OrderPayments: FinanceOfficer FinanceApprover;
    /// Take the ledger out for other people's software.
    ExportLedger: FinanceOfficer FinanceApprover Director Auditor Console;
    /// See which notices went out, and send one again.
    SeeMailLog: ProgrammeOfficer ProgrammeLead Administrator Auditor;
    /// Send a notice again.
    ResendMail: ProgrammeOfficer ProgrammeLead Administrator;
    /// Send queued notices.
    SendMail: Clerk;
    /// See the history of a thing.
    SeeHistory: ProgrammeOfficer ProgrammeLead FinanceOfficer FinanceApprover Director Auditor;
    /// Search the whole audit trail.
    SeeAuditTrail: Director Auditor;
    /// Seal the audit trail, expire, purge.
    KeepHouse: Clerk Console;
    /// See people and their roles.
    SeePeople: Administrator ProgrammeLead Director Auditor;
    /// Add, change, disable people.
    EditPeople: Administrator Console;
    /// Programme lists: kinds, themes, regions.
    EditChoices: ProgrammeLead Administrator Console;
    /// See what is kept how long, what is erased next, and what was erased.
    SeeRetention: ProgrammeLead Director Auditor;
    /// Set how long what is kept.
    EditRetention: ProgrammeLead Director Console;
    /// Put a case under legal hold, and lift it.
    HoldCase: ProgrammeLead Director;
    /// Erase a case because somebody asked for it.
    EraseCase: ProgrammeLead Director;
    /// Erase name and address of a person who left.
    ErasePerson: Director Administrator;
    /// Take everything about a group out, to hand it to the group; each taking is written down.
    ExportGroup: ProgrammeLead;
    /// Stop all mail for a while, and let it go on.
    PauseMail: ProgrammeLead Administrator;
    /// Say what one knows of a group's work, by a link.
    GiveReference: Visitor;
    /// Complain, appeal, report misuse: anybody, written down as nobody.
    RaiseConcern: Visitor;
    /// Answer such a concern; only who is named in the settings.
    AnswerConcerns: BoardMember BoardChair ProgrammeOfficer ProgrammeLead FinanceOfficer FinanceApprover Director Auditor Administrator;
    /// Reach groups that have no mail by their safe channel, and write down that it was done.
    ReachGroups: ProgrammeOfficer ProgrammeLead;
    /// Read what groups write, and write to them; keep the texts to answer with.
    WriteToGroups: ProgrammeOfficer ProgrammeLead;
    /// Change the wording of notices, and the sender and subject of mail in privacy mode.
    EditMailTexts: ProgrammeLead;
}

/// The table as text: a line a deed, a column a role.
pub fn print() -> String {
    let mut text = String::new();
    for deed in Deed::ALL {
        let roles: Vec<&str> = deed.roles().iter().map(|role| role.as_str()).collect();
        text.push_str(&format!("{:<18} {}\n", format!("{deed:?}"), roles.join(" ")));
    }
    text
}
