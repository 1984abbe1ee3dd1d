"""The official Python libraries against a running ds4-server, streamed and not.

    pip install openai anthropic
    python3 sdk.py http://127.0.0.1:8000

Every response is parsed by the libraries' own types; what the small model says is not judged, only that it says something.
"""

import sys

import anthropic
import openai

URL = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
MODEL = "deepseek-v4-flash"
ASK = [{"role": "user", "content": "reply with ok"}]
WRITE = {
    "name": "write_file",
    "description": "Write a file",
    "parameters": {
        "type": "object",
        "properties": {"path": {"type": "string"}, "content": {"type": "string"}},
        "required": ["path", "content"],
    },
}

oai = openai.OpenAI(base_url=URL + "/v1", api_key="local", max_retries=0)
ant = anthropic.Anthropic(base_url=URL, api_key="local", max_retries=0)


def chat():
    answer = oai.chat.completions.create(model=MODEL, messages=ASK, max_tokens=40, temperature=0)
    assert answer.choices[0].finish_reason in ("stop", "length"), answer
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    off = oai.chat.completions.create(model=MODEL, messages=ASK, max_tokens=8, temperature=0, extra_body={"think": False})
    assert not getattr(off.choices[0].message, "reasoning_content", None), off
    assert off.usage.completion_tokens_details.reasoning_tokens == 0
    twice = oai.chat.completions.create(model=MODEL, messages=ASK, max_tokens=8, n=2, logprobs=True, top_logprobs=2)
    assert len(twice.choices) == 2 and [choice.index for choice in twice.choices] == [0, 1]
    with oai.chat.completions.stream(
        model=MODEL, messages=ASK, max_tokens=40, stream_options={"include_usage": True}
    ) as stream:
        events = list(stream)
        final = stream.get_final_completion()
    assert events and final.usage.completion_tokens > 0, final


def chat_tools():
    forced = {"type": "function", "function": {"name": "write_file"}}
    answer = oai.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": "write hello to made.txt"}],
        tools=[{"type": "function", "function": WRITE}],
        tool_choice=forced,
        max_tokens=200,
        temperature=0,
        extra_body={"think": False},
    )
    choice = answer.choices[0]
    if choice.finish_reason == "length":
        return
    assert choice.finish_reason == "tool_calls", answer
    call = choice.message.tool_calls[0]
    assert call.function.name == "write_file" and call.id.startswith("call_")
    messages = [
        {"role": "user", "content": "write hello to made.txt"},
        choice.message,
        {"role": "tool", "tool_call_id": call.id, "content": "written"},
    ]
    again = oai.chat.completions.create(
        model=MODEL, messages=messages, tools=[{"type": "function", "function": WRITE}], max_tokens=40,
        extra_body={"think": False},
    )
    assert again.usage.prompt_tokens_details.cached_tokens >= answer.usage.prompt_tokens, again.usage


def completions():
    answer = oai.completions.create(model=MODEL, prompt="Once upon", max_tokens=5, temperature=0, echo=True)
    assert answer.choices[0].text.startswith("Once upon"), answer
    chunks = list(oai.completions.create(model=MODEL, prompt="Once upon", max_tokens=5, temperature=0, stream=True))
    assert chunks[-1].choices[0].finish_reason


def responses():
    answer = oai.responses.create(model=MODEL, input="reply with ok", max_output_tokens=60, temperature=0)
    assert answer.status in ("completed", "incomplete") and answer.usage.total_tokens > 0, answer
    again = oai.responses.create(
        model=MODEL, input="and again", previous_response_id=answer.id, max_output_tokens=60, temperature=0
    )
    assert again.usage.input_tokens > answer.usage.input_tokens
    assert oai.responses.retrieve(again.id).id == again.id
    oai.responses.delete(again.id)
    try:
        oai.responses.retrieve(again.id)
        raise AssertionError("a deleted response must be gone")
    except openai.NotFoundError:
        pass
    with oai.responses.stream(model=MODEL, input="reply with ok", max_output_tokens=60) as stream:
        kinds = [event.type for event in stream]
        stream.get_final_response()
    assert kinds[0] == "response.created" and kinds[-1] in ("response.completed", "response.incomplete"), kinds


def messages():
    answer = ant.messages.create(model=MODEL, messages=ASK, max_tokens=40, thinking={"type": "enabled", "budget_tokens": 1024})
    assert answer.stop_reason in ("end_turn", "max_tokens") and answer.usage.output_tokens > 0, answer
    off = ant.messages.create(model=MODEL, messages=ASK, max_tokens=8, extra_body={"temperature": 0})
    assert all(block.type != "thinking" for block in off.content), off
    with ant.messages.stream(model=MODEL, messages=ASK, max_tokens=40, system="Be brief.") as stream:
        text = "".join(stream.text_stream)
        final = stream.get_final_message()
    assert final.usage.input_tokens + (final.usage.cache_read_input_tokens or 0) > 0 and text is not None
    count = ant.messages.count_tokens(model=MODEL, messages=ASK)
    assert count.input_tokens > 0
    stopped = ant.messages.create(model=MODEL, messages=ASK, max_tokens=8, stop_sequences=["o"], extra_body={"temperature": 0})
    if stopped.stop_reason == "stop_sequence":
        assert stopped.stop_sequence == "o"
    assert [model.id for model in ant.models.list(limit=10)]


def message_tools():
    @anthropic.beta_tool
    def write_file(path: str, content: str) -> str:
        """Write a file."""
        return f"written {path}: {len(content)}"

    runner = ant.beta.messages.tool_runner(
        model=MODEL,
        max_tokens=60,
        tools=[write_file],
        messages=[{"role": "user", "content": "write hello to made.txt"}],
        max_iterations=3,
    )
    last = None
    for message in runner:
        last = message
    assert last is not None and last.stop_reason, last


def errors():
    for call, kind in [
        (lambda: oai.chat.completions.create(model=MODEL, messages=[]), openai.BadRequestError),
        (lambda: oai.chat.completions.create(model=MODEL, messages=ASK, temperature=-1), openai.BadRequestError),
        (lambda: ant.messages.create(model=MODEL, messages=[], max_tokens=1), anthropic.BadRequestError),
    ]:
        try:
            call()
            raise AssertionError("must be refused")
        except kind:
            pass
    assert [model.id for model in oai.models.list()]
    assert oai.models.retrieve("any/name").id == "any/name"


for test in [chat, chat_tools, completions, responses, messages, message_tools, errors]:
    test()
    print("ok", test.__name__)
