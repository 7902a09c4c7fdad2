"""The tools on the Model Context Protocol, over standard input and output."""

from __future__ import annotations

import re
from typing import Any

import anyio
import mcp_types as protocol
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from relfacts import __version__
from relfacts.library.factbase import FactBase
from relfacts.serve.assistant.instructions import INSTRUCTIONS
from relfacts.serve.assistant.shapes import as_json
from relfacts.serve.assistant.tools import Tool, tools
from relfacts.serve.watching import Watch
from relfacts.text.typed import in_quotes
from relfacts.text.visible import visible

_JSON = "application/json"

# A hint of the command line names options; the arguments of a tool have no dashes.
_OPTION = re.compile(r"--(?=(?:limit|kind|since|until)\b)")

# A command before its argument, which only makes sense on a command line.
_COMMAND = re.compile(r"\brelfacts [a-z]+ ?")
_TYPED = re.compile(r"--|\b[A-Z]{3,}\b|\(")

# True of every tool: it only reads, repeats the same answer, and knows nothing but its base.
_READS = protocol.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

#: Resources that can be read without a question: the address, and the tool that makes it.
RESOURCES = {
    "relfacts://sources": ("sources", "The documents that the facts stand on"),
    "relfacts://discrepancies": ("discrepancies", "Where the documents disagree"),
}


def server(base: FactBase, documents: str | None = None) -> Server[Any]:
    """The server for an open base, which must stay open.

    ``documents`` is the folder with the texts; without it no text of a document is given.
    """
    known, watch = tools(documents), Watch(base)

    async def list_tools(
        _: ServerRequestContext[Any], __: protocol.PaginatedRequestParams | None
    ) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=[_described(tool) for tool in known.values()])

    async def call_tool(
        _: ServerRequestContext[Any], asked: protocol.CallToolRequestParams
    ) -> protocol.CallToolResult:
        tool = known.get(asked.name)
        if tool is None:
            return _error(
                f"there is no tool {in_quotes(asked.name)}", f"the tools are {', '.join(known)}"
            )
        try:
            watch.check()
            told = tool.call(base, asked.arguments or {})
            watch.check()
        except Exception as error:
            if (why := watch.why(error)) is None:
                raise
            return _error(why.message, why.hint)
        text = protocol.TextContent(type="text", text=as_json(told))
        return protocol.CallToolResult(content=[text], structured_content=told)

    async def list_resources(
        _: ServerRequestContext[Any], __: protocol.PaginatedRequestParams | None
    ) -> protocol.ListResourcesResult:
        return protocol.ListResourcesResult(
            resources=[
                protocol.Resource(uri=uri, name=name, title=title, mime_type=_JSON)
                for uri, (name, title) in RESOURCES.items()
            ]
        )

    async def read_resource(
        _: ServerRequestContext[Any], asked: protocol.ReadResourceRequestParams
    ) -> protocol.ReadResourceResult:
        uri = str(asked.uri)
        if uri not in RESOURCES:
            raise MCPError(
                code=protocol.INVALID_PARAMS,
                message=f"there is no resource {uri}; there are {', '.join(RESOURCES)}",
            )
        try:
            watch.check()
            told = known[RESOURCES[uri][0]].all_of(base)
            watch.check()
        except Exception as error:
            if (why := watch.why(error)) is None:
                raise
            raise MCPError(code=protocol.INTERNAL_ERROR, message=why.message) from error
        return protocol.ReadResourceResult(
            contents=[protocol.TextResourceContents(uri=uri, mime_type=_JSON, text=as_json(told))]
        )

    return Server(
        "relfacts",
        version=__version__,
        title="relfacts",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )


def run(base: FactBase, documents: str | None = None) -> None:
    """Speak the protocol on standard input and output, until the input ends."""
    made = server(base, documents)

    async def speak() -> None:
        async with stdio_server() as (incoming, outgoing):
            await made.run(incoming, outgoing, made.create_initialization_options())

    anyio.run(speak)


def _described(tool: Tool) -> protocol.Tool:
    return protocol.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.about,
        input_schema=tool.schema,
        annotations=_READS,
    )


def _error(message: str, hint: str | None) -> protocol.CallToolResult:
    """A question that cannot be asked: a tool error, which the assistant can correct."""
    told = [message, *_mended(hint)]
    said = _OPTION.sub("", "; ".join(told))
    text = protocol.TextContent(type="text", text=visible(said))
    return protocol.CallToolResult(content=[text], is_error=True)


def _mended(hint: str | None) -> list[str]:
    """A hint without its command, for an assistant, which types none: only the argument."""
    if not hint or not hint.startswith("relfacts "):
        return [hint] if hint else []
    asked = _COMMAND.sub("", hint).strip()
    return [f"ask with {asked}"] if asked and not _TYPED.search(asked) else []
