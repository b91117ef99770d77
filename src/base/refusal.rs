//! The macro that declares a room's refusals: variant, sentence, field in one line each.

/// Declares a room's `Refusal` enum. Each variant: its values, `=>` the key of its sentence, and the form field it
/// belongs to after `at`. The values are given to the sentence under their own names.
#[macro_export]
macro_rules! refusals {
    ($(#[$doc:meta])* pub enum $name:ident {
        $($(#[$vdoc:meta])* $variant:ident $({ $($arg:ident : $type:ty),* $(,)? })? => $key:literal $(at $field:literal)?),* $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$vdoc])* $variant $({ $($arg: $type),* })?),* }

        impl $name {
            /// The key of every refusal, for the test that each has its words.
            pub const KEYS: &'static [&'static str] = &[$($key),*];
        }

        impl $crate::base::Refusal for $name {
            fn message(&self) -> $crate::base::Message {
                match self {
                    $(Self::$variant $({ $($arg),* })? => {
                        $crate::base::Message::new($key) $($(.with(stringify!($arg), $arg.clone()))*)?
                    })*
                }
            }
            fn field(&self) -> Option<&'static str> {
                #[allow(unused_mut, unused_assignments)]
                match self {
                    $(Self::$variant $({ $($arg: _),* })? => {
                        let mut field = None;
                        $(field = Some($field);)?
                        field
                    })*
                }
            }
            fn as_any(&self) -> &dyn std::any::Any { self }
        }
    };
}
