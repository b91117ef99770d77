//! Who is acting, and the roles people hold.

use super::id::{ApplicationId, PersonId};
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// What a person may hold; several at once. The last four are not given to people.
    pub enum Role {
        /// A group, by its case code.
        Applicant => "applicant",
        /// Reads, declares conflicts, scores, discusses, votes.
        BoardMember => "board_member",
        /// A board member who opens and closes votes.
        BoardChair => "board_chair",
        /// Runs calls, screens, helps groups.
        ProgrammeOfficer => "programme_officer",
        /// A programme officer who also decides on rules and conflicts.
        ProgrammeLead => "programme_lead",
        /// Prepares and records payouts.
        FinanceOfficer => "finance_officer",
        /// Approves payouts.
        FinanceApprover => "finance_approver",
        /// Sees everything of the programme, approves.
        Director => "director",
        /// Reads, changes nothing.
        Auditor => "auditor",
        /// Settings and people; no case content.
        Administrator => "administrator",
        /// Anybody, not signed in.
        Visitor => "visitor",
        /// The background worker.
        Clerk => "clerk",
        /// Whoever runs the command line on the server.
        Console => "console",
    }
}

impl Role {
    /// The roles that are given to people.
    pub const OF_PEOPLE: [Self; 9] = [
        Self::BoardMember,
        Self::BoardChair,
        Self::ProgrammeOfficer,
        Self::ProgrammeLead,
        Self::FinanceOfficer,
        Self::FinanceApprover,
        Self::Director,
        Self::Auditor,
        Self::Administrator,
    ];
}

/// Who acts in a transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Actor {
    /// Nobody who is known.
    Visitor,
    /// A group, signed in by the code of this case.
    Case(ApplicationId),
    /// A person with an account.
    Person {
        /// Who.
        id: PersonId,
        /// What they may do at this moment.
        roles: Vec<Role>,
    },
    /// The background worker.
    Clerk,
    /// The command line.
    Console,
}

impl Actor {
    /// Every role this actor has.
    pub fn roles(&self) -> &[Role] {
        match self {
            Self::Visitor => &[Role::Visitor],
            Self::Case(_) => &[Role::Applicant],
            Self::Person { roles, .. } => roles,
            Self::Clerk => &[Role::Clerk],
            Self::Console => &[Role::Console],
        }
    }

    /// Whether one of the actor's roles is `role`.
    pub fn is(&self, role: Role) -> bool {
        self.roles().contains(&role)
    }

    /// The person acting, if it is one.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The case whose group acts, if it is one.
    pub fn case(&self) -> Option<ApplicationId> {
        match self {
            Self::Case(id) => Some(*id),
            _ => None,
        }
    }

    /// How the actor is written in rows: a word and a number (0 where there is none).
    pub fn columns(&self) -> (&'static str, i64) {
        match self {
            Self::Visitor => ("visitor", 0),
            Self::Case(id) => ("case", id.0),
            Self::Person { id, .. } => ("person", id.0),
            Self::Clerk => ("clerk", 0),
            Self::Console => ("console", 0),
        }
    }
}
