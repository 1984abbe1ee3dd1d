// The official Anthropic library for JavaScript against a running ds4-server, streamed and not: node anthropic.mjs URL

import assert from "node:assert/strict";
import Anthropic from "@anthropic-ai/sdk";
import { betaTool } from "@anthropic-ai/sdk/helpers/beta/json-schema";

const url = process.argv[2] ?? "http://127.0.0.1:8000";
const client = new Anthropic({ baseURL: url, apiKey: "local", maxRetries: 0 });
const model = "deepseek-v4-flash";
const ask = [{ role: "user", content: "reply with ok" }];
const inputSchema = {
  type: "object",
  properties: { path: { type: "string" }, content: { type: "string" } },
  required: ["path", "content"],
};

const tests = {
  async models() {
    const ids = [];
    for await (const one of client.models.list({ limit: 10 })) ids.push(one.id);
    assert.ok(ids.includes(model), ids.join());
    assert.equal((await client.models.retrieve("any-name")).id, "any-name");
  },

  async messages() {
    const whole = await client.messages.create({ model, messages: ask, max_tokens: 40, system: "Be brief." });
    assert.ok(["end_turn", "max_tokens"].includes(whole.stop_reason));
    assert.ok(whole.content.every((block) => block.type === "text"), "no thinking unless it was asked for");
    const thinking = { type: "enabled", budget_tokens: 1024 };
    const stream = client.messages.stream({ model, messages: ask, max_tokens: 2000, thinking });
    const kinds = new Set();
    for await (const event of stream) kinds.add(event.type);
    const final = await stream.finalMessage();
    for (const kind of ["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta"]) {
      assert.ok(kinds.has(kind), `${kind} in ${[...kinds]}`);
    }
    assert.ok(kinds.has("message_stop") && final.usage.output_tokens > 0);
    assert.equal(final.content[0].type, "thinking");
    assert.equal(typeof final.content[0].signature, "string");
    // What was thought comes back and is accepted.
    const messages = [...ask, { role: "assistant", content: final.content }, { role: "user", content: "and again" }];
    const more = await client.messages.create({ model, messages, max_tokens: 2000, thinking });
    assert.ok(more.usage.input_tokens + more.usage.cache_read_input_tokens > 0);
  },

  async count() {
    assert.ok((await client.messages.countTokens({ model, messages: ask })).input_tokens > 0);
  },

  async tools() {
    const written = [];
    const write = betaTool({
      name: "write", description: "Write a file.", inputSchema,
      run: (file) => { written.push(file); return `Wrote ${file.path}`; },
    });
    const last = await client.beta.messages.toolRunner({
      model, max_tokens: 300, tools: [write], max_iterations: 4,
      messages: [{ role: "user", content: "create a file hello.txt containing hello world" }],
    });
    assert.equal(written.length > 0 && written[0].path, "hello.txt", JSON.stringify(last));
    assert.ok(last.stop_reason);
  },

  async streamedTools() {
    const stream = client.messages.stream({
      model, max_tokens: 300, tools: [{ name: "write", description: "Write a file.", input_schema: inputSchema }],
      tool_choice: { type: "tool", name: "write" },
      messages: [{ role: "user", content: "create a file hello.txt containing hello world" }],
    });
    let pieces = "";
    stream.on("inputJson", (piece) => { pieces += piece; });
    const final = await stream.finalMessage();
    const call = final.content.find((block) => block.type === "tool_use");
    assert.equal(final.stop_reason, "tool_use");
    assert.deepEqual(JSON.parse(pieces), call.input);
    assert.equal(call.input.path, "hello.txt");
  },

  async leaving() {
    const stream = client.messages.stream({ model, messages: [{ role: "user", content: "count to one thousand" }], max_tokens: 4000 });
    for await (const _ of stream) { stream.abort(); break; }
  },

  async errors() {
    await assert.rejects(client.messages.create({ model, messages: [], max_tokens: 1 }), Anthropic.BadRequestError);
  },
};

for (const [name, test] of Object.entries(tests)) {
  await test();
  console.log("ok", name);
}
