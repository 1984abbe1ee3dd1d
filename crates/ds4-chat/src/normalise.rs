//! Messages to turns: merging, ordering of tool results, and what is dropped.

use std::collections::HashMap;

use crate::{Assistant, Content, Instructions, Message, Task, ToolResult};

/// One turn of the conversation, ready to be rendered.
#[derive(Debug)]
pub(crate) enum Turn<'m> {
    System(&'m Instructions),
    /// With its position among the messages, for error messages.
    Developer(usize, &'m Instructions),
    User(UserTurn<'m>),
    Assistant(&'m Assistant),
    LatestReminder(&'m Content),
}

/// Consecutive user and tool messages.
#[derive(Debug)]
pub(crate) struct UserTurn<'m> {
    pub(crate) parts: Vec<UserPart<'m>>,
    pub(crate) task: Option<Task>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum UserPart<'m> {
    Text(&'m Content),
    Result(&'m ToolResult),
}

impl Turn<'_> {
    pub(crate) fn task(&self) -> Option<Task> {
        match self {
            Turn::User(user) => user.task,
            Turn::Assistant(assistant) => assistant.task,
            _ => None,
        }
    }

    /// Whether the model answers it.
    pub(crate) fn is_question(&self) -> bool {
        matches!(self, Turn::User(_) | Turn::Developer(..))
    }
}

/// Merges messages into turns and puts tool results in the order of their calls.
pub(crate) fn turns(messages: &[Message]) -> Vec<Turn<'_>> {
    let mut turns = Vec::new();
    for (index, message) in messages.iter().enumerate() {
        match message {
            Message::System(instructions) => turns.push(Turn::System(instructions)),
            Message::Developer(instructions) => turns.push(Turn::Developer(index, instructions)),
            Message::Assistant(assistant) => turns.push(Turn::Assistant(assistant)),
            Message::LatestReminder(content) => turns.push(Turn::LatestReminder(content)),
            Message::Tool(result) => match turns.last_mut() {
                Some(Turn::User(turn)) => turn.parts.push(UserPart::Result(result)),
                _ => turns.push(Turn::User(UserTurn { parts: vec![UserPart::Result(result)], task: None })),
            },
            // A task that arrives with a merged message is lost, as in the official encoder.
            Message::User(user) => match turns.last_mut() {
                Some(Turn::User(turn)) if turn.task.is_none() => turn.parts.push(UserPart::Text(&user.content)),
                _ => {
                    turns.push(Turn::User(UserTurn { parts: vec![UserPart::Text(&user.content)], task: user.task }));
                }
            },
        }
    }
    sort_results(&mut turns);
    turns
}

/// Removes what thinking mode without tools forgets: developer turns before the last question.
pub(crate) fn drop_old_developers(turns: &mut Vec<Turn<'_>>) {
    let last = turns.iter().rposition(Turn::is_question).unwrap_or(0);
    let mut index = 0;
    turns.retain(|turn| {
        index += 1;
        index > last || !matches!(turn, Turn::Developer(..))
    });
}

/// Results of parallel calls may arrive in any order; the model reads them in the order in which it called.
fn sort_results(turns: &mut [Turn<'_>]) {
    let mut order = HashMap::new();
    for turn in turns {
        match turn {
            Turn::Assistant(assistant) if !assistant.tool_calls.is_empty() => {
                let ids = assistant.tool_calls.iter().enumerate();
                order =
                    ids.filter_map(|(i, call)| Some((call.id.as_deref().filter(|id| !id.is_empty())?, i))).collect();
            }
            Turn::User(user) if !order.is_empty() => user.sort_results(&order),
            _ => {}
        }
    }
}

impl UserTurn<'_> {
    /// Sorts the results among the places that hold results; texts stay where they are, unknown ids count as the first.
    fn sort_results(&mut self, order: &HashMap<&str, usize>) {
        let is_result = |part: &UserPart<'_>| matches!(part, UserPart::Result(_));
        let mut results: Vec<_> = self.parts.iter().copied().filter(is_result).collect();
        results.sort_by_key(|part| match part {
            UserPart::Result(result) => result.call_id.as_deref().and_then(|id| order.get(id)).copied().unwrap_or(0),
            UserPart::Text(_) => 0,
        });
        let places = self.parts.iter_mut().filter(|part| is_result(part));
        places.zip(results).for_each(|(place, result)| *place = result);
    }
}
