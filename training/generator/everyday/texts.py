"""Tools that take two or three texts: titles and bodies, questions and answers, each behind words or marks that say which it is."""
from .tool import tool

TOOLS = [
    tool("git", "(create|open|file|submit)_(issue|github_issue|bug_report)|issue_(create|open)|new_issue", "(create|open) an issue( in a repository|)", "title summary subject headline name: bug\nbody description text content details: sentence\n?repo repository project: repo\n?labels tags: tags",
         """(create|open|file) an issue[ in {repo}] (called|with the title|titled) {title:q} (saying|with the text|with the description|and the body) {body:q}
         (create|open) an issue[ in {repo}], title {title:q}, description {body:q}
         .new issue[ in {repo}]. Title: {title}. Text: {body}
         .issue[ in {repo}]: {title:q}, and as the description: {body}
         .report {title:q}[ in {repo}]. In the body write: {body}
         ?can you open an issue {title:q}[ in {repo}] with the text {body:q}
         .I found a bug: {title:q}. Open an issue[ in {repo}] that says: {body}""", "#{1:n} => It is issue {1}."),
    tool("post", "(create|publish|write|add)_(post|blog_post|article|entry)|blog_(post|create|publish)|post_(create|publish)", "(create|publish) a post in the blog", "title headline subject heading: subject\ncontent body text article: sentence\n?tags labels keywords categories: tags\n?draft as_draft is_draft: bool as_a_draft,but_don't_publish_it_yet/and_publish_it_at_once",
         """(write|create|publish) a (post|blog post|article) (called|with the title|titled) {title:q} (saying|with the text|with the content) {content:q}[, {draft}]
         (write|create) a blog post, title {title:q}, text {content:q}[, {draft}]
         .new (post|blog post). Title: {title}. Text: {content}
         .blog(:|) {title:q}, and below it: {content}
         ?can you publish {title:q} with the text {content:q}
         (put|post) {content:q} on the blog under the title {title:q}[, {draft}]
         .the blog needs an article {title:q} that says: {content}""", "{1:url} => It is at {1}."),
    tool("notify", "(send|push|show|create)_(notification|push_notification|alert|toast)|notification_(send|push)|notify|push_notification", "(send|show) a notification with a title and a text", "title headline subject heading: subject\nmessage body text content: sentence\n?level type severity kind: enum info warning error success\n?user recipient to: person",
         """(send|show|push) a notification[ to {user}] with the title {title:q} and the (text|message|body) {message:q}
         (send|push|show) a notification[ to {user}], title {title:q}, text {message:q}
         .notification[ for {user}]. Title: {title}. Text: {message}
         (notify|alert) {user}: {title:q}, and below it {message:q}
         ?can you show a notification {title:q} that says {message:q}
         .push {title:q} as the title and {message:q} as the text[ to {user}]""".replace("\n         (notify|alert) {user}: {title:q}, and below it {message:q}", ""), "ok => It is sent."),
    tool("faq", "(add|create|save)_(faq|question_and_answer|faq_entry|qa_pair)|faq_(add|create)", "(add|create) a question with its answer", "question q title ask: question\nanswer a text reply: sentence\n?category topic section: topic",
         """(add|save) the question {question:q} with the answer {answer:q}[ under {category}]
         .question: {question:q}, answer: {answer:q}[, category {category}]
         .when somebody asks {question:q}, the answer is {answer}
         .(people|customers) keep asking {question:q}. (Save|Add) the answer {answer:q}
         ?can you add {question:q} to the FAQ, with the answer {answer:q}
         .new FAQ entry. Question: {question}. Answer: {answer}
         (answer|explain) {question:q} in the FAQ with {answer:q}""", "ok => It is in the FAQ."),
    tool("feedback_form", "(submit|send|post)_(feedback|contact_form|message_to_support|inquiry)|(feedback|contact)_(submit|send)|contact_us", "(submit|send) a message of a customer", "name sender from customer full_name: person\nemail mail reply_to email_address: email\nmessage text body content comment: sentence\n?topic subject category: enum question=a_question complaint=a_complaint praise=praise other=something_else",
         """(submit|send) (feedback|a message) from {name}, {email}: {message}
         .{name}, {email}, (writes|says): {message}
         .my name is {name}, my email is {email}. (Tell them|Send them this|Write): {message}
         (fill in|send) the contact form(:| with) {name}, {email}, {message:q}
         .(feedback|message) by {name}, reachable at {email}: {message}
         ?can you send this for {name} at {email}: {message}
         .I'm {name} at {email} and want to say: {message}""", "ok => It is sent."),
    tool("job_ad", "(create|post|publish|add)_(job|job_ad|job_posting|listing|vacancy)|(job|listing)_(create|post)", "(create|publish) a job offer", "title position role job_title: one !nurse,data_analyst,chef,web_developer,electrician,architect,accountant,waiter,gardener,truck_driver,translator,plumber\nlocation city place where: city\ndescription text body details: sentence\n?salary pay yearly_salary: num 25000-120000 euro euros",
         """(post|publish|create) a job for a {title} in {location}[ at {salary}] with the text {description:q}
         .we (need|hire|are looking for) a {title} in {location}[ for {salary}]. (Post|Publish) it with the text: {description}
         .job ad: {title} in {location}[, {salary}]. Text: {description}
         .{title}, {location}[, {salary}], and as the description: {description}
         ?can you post a job for a {title} in {location}, text {description:q}
         (advertise|announce) that we need a {title} in {location}[ for {salary}], and write: {description}""", "{1:url} => It is at {1}."),
    tool("quiz_question", "(add|create)_(question|quiz_question|trivia_question|multiple_choice)|question_(add|create)|quiz_add", "(add|create) a question of a quiz", "question text prompt title: question\noptions choices answers: options\n?points score worth: num 1-10 point points",
         """(add|create) the question {question:q} with the (answers|options|choices) {options}[ for {points}]
         .question: {question:q}, options: {options}[, {points}]
         .new (quiz question|question): {question:q}, to choose from: {options}[, {points}]
         .the next question of the quiz is {question:q}, with {options}[, {points}]
         ?can you add {question:q} to the quiz, with {options} as the answers
         (put|ask) {question:q} in the quiz, the choices are {options}""", "ok => The question is added."),
    tool("recipe_card", "(save|add|create|store)_(recipe|own_recipe|recipe_card)|recipe_(save|add|create)", "(save|add) a recipe of one's own", "name title dish recipe_name: dish\ningredients items needs: edibles\n?steps instructions method directions: sentence\n?minutes duration time cooking_time: minutes",
         """(save|add|store) (a|my) recipe for {name} with {ingredients}[, {minutes}]
         .my {name} (needs|takes) {ingredients}[ and {minutes}]. (Save|Keep) that
         .recipe: {name}, ingredients: {ingredients}[, time: {minutes}]
         (write down|note) that {name} is made of {ingredients}[ in {minutes}]
         ?can you save my {name}: {ingredients}[, {minutes}]
         .(new|another) recipe, {name}: {ingredients}[, {minutes}]
         (save|keep) {name} as a recipe, ingredients {ingredients}[, takes {minutes}]""", "ok => It is in your cookbook."),
]
