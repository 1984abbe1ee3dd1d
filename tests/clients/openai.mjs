// The official OpenAI library for JavaScript against a running ds4-server, streamed and not: node openai.mjs URL

import assert from "node:assert/strict";
import OpenAI from "openai";

const url = process.argv[2] ?? "http://127.0.0.1:8000";
const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: "local", maxRetries: 0 });
const model = "deepseek-v4-flash";
const ask = [{ role: "user", content: "reply with ok" }];
const parameters = {
  type: "object",
  properties: { path: { type: "string" }, content: { type: "string" } },
  required: ["path", "content"],
  additionalProperties: false,
};

const tests = {
  async models() {
    const ids = [];
    for await (const one of await client.models.list()) ids.push(one.id);
    assert.ok(ids.includes(model), ids.join());
    assert.equal((await client.models.retrieve("any-name")).id, "any-name");
  },

  async chat() {
    const whole = await client.chat.completions.create({ model, messages: ask, max_tokens: 40, temperature: 0 });
    assert.ok(["stop", "length"].includes(whole.choices[0].finish_reason));
    assert.equal(whole.usage.total_tokens, whole.usage.prompt_tokens + whole.usage.completion_tokens);
    const stream = client.chat.completions.stream({
      model, messages: ask, max_tokens: 40, temperature: 0, stream_options: { include_usage: true },
    });
    let deltas = 0;
    for await (const chunk of stream) deltas += chunk.choices.length;
    const final = await stream.finalChatCompletion();
    assert.equal(final.choices[0].message.content, whole.choices[0].message.content);
    assert.ok(deltas > 1 && final.usage.completion_tokens > 0);
  },

  async tools() {
    const written = [];
    const runner = client.chat.completions.runTools({
      model,
      messages: [{ role: "user", content: "create a file hello.txt containing hello world" }],
      tools: [{
        type: "function",
        function: {
          name: "write", description: "Write a file.", parameters, parse: JSON.parse,
          function: (file) => { written.push(file); return `Wrote ${file.path}`; },
        },
      }],
      temperature: 0,
      max_tokens: 300,
    });
    await runner.done();
    assert.equal(written.length > 0 && written[0].path, "hello.txt", JSON.stringify(runner.messages));
  },

  async completions() {
    const whole = await client.completions.create({ model, prompt: "Once upon", max_tokens: 5, temperature: 0, echo: true });
    assert.ok(whole.choices[0].text.startsWith("Once upon"));
    let reason = null;
    const stream = await client.completions.create({ model, prompt: "Once upon", max_tokens: 5, temperature: 0, stream: true });
    for await (const chunk of stream) reason = chunk.choices[0]?.finish_reason ?? reason;
    assert.ok(reason);
  },

  async responses() {
    const first = await client.responses.create({ model, input: "reply with ok", max_output_tokens: 60, temperature: 0 });
    assert.ok(first.output_text.length > 0, JSON.stringify(first));
    const stream = client.responses.stream({
      model, input: "and again", previous_response_id: first.id, max_output_tokens: 60, temperature: 0,
    });
    const kinds = [];
    for await (const event of stream) kinds.push(event.type);
    const second = await stream.finalResponse();
    assert.equal(kinds[0], "response.created");
    assert.ok(["response.completed", "response.incomplete"].includes(kinds.at(-1)), kinds.join());
    assert.ok(second.usage.input_tokens > first.usage.input_tokens);
    assert.equal((await client.responses.retrieve(second.id)).id, second.id);
    const items = [];
    for await (const item of await client.responses.inputItems.list(second.id)) items.push(item);
    assert.equal(items.length, 1);
    await client.responses.delete(second.id);
    await assert.rejects(client.responses.retrieve(second.id), OpenAI.NotFoundError);
    const compacted = await client.responses.compact({ model, input: "reply with ok" });
    assert.ok(compacted.output.length > 0);
  },

  async responseTools() {
    const input = [{ role: "user", content: "create a file hello.txt containing hello world" }];
    const tools = [{ type: "function", name: "write", description: "Write a file.", parameters, strict: false }];
    const first = await client.responses.create({ model, input, tools, max_output_tokens: 300, temperature: 0 });
    const call = first.output.find((item) => item.type === "function_call");
    assert.equal(JSON.parse(call.arguments).path, "hello.txt", JSON.stringify(first.output));
    input.push(...first.output, { type: "function_call_output", call_id: call.call_id, output: "Wrote hello.txt" });
    const second = await client.responses.create({ model, input, tools, max_output_tokens: 100, temperature: 0 });
    assert.ok(second.output_text.length > 0);
    assert.ok(second.usage.input_tokens_details.cached_tokens >= first.usage.input_tokens, JSON.stringify(second.usage));
  },

  async leaving() {
    const controller = new AbortController();
    const stream = await client.chat.completions.create(
      { model, messages: [{ role: "user", content: "count to one thousand" }], stream: true },
      { signal: controller.signal },
    );
    for await (const _ of stream) { controller.abort(); break; }
  },

  async errors() {
    await assert.rejects(client.chat.completions.create({ model, messages: [] }), OpenAI.BadRequestError);
    await assert.rejects(client.responses.retrieve("resp_none"), OpenAI.NotFoundError);
  },
};

for (const [name, test] of Object.entries(tests)) {
  await test();
  console.log("ok", name);
}
