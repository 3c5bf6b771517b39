using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Web.OpenApi;

/// <summary>The API in the words of OpenAPI 3.1, from the functions themselves.</summary>
internal static partial class ApiDescription
{
    private const string Json = "application/json";

    public static JsonObject Write()
    {
        var schemas = new Schemas();
        var paths = new JsonObject();
        foreach (var function in Functions().OrderBy(f => f.Route, StringComparer.Ordinal).ThenBy(f => f.Method, StringComparer.Ordinal))
        {
            var path = $"/{Parameter().Replace(function.Route, "{$1}")}";
            (paths[path] ??= new JsonObject())[function.Method] = Operation(function, schemas);
        }

        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Mandates",
                ["version"] = "1",
                ["summary"] = "Carries a mandate of an assembly from its work plan to the package for the next session.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["session"] = new JsonArray() }, new JsonObject { ["officer"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["session"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "cookie",
                        ["name"] = "__Host-session",
                        ["description"] = "Of a participant: exchanged for the code of a personal link at /api/session.",
                    },
                    ["officer"] = new JsonObject
                    {
                        ["type"] = "http",
                        ["scheme"] = "bearer",
                        ["description"] = "Of an officer: on Azure the platform's sign-in takes its place; where there is none, the development code of a role.",
                    },
                },
                ["responses"] = new JsonObject { ["problem"] = ProblemAnswer(schemas) },
                // The schemas are written last, when all of them are known.
                ["schemas"] = schemas.ToJson(),
            },
        };
    }

    private static JsonObject Operation(ApiFunction function, Schemas schemas)
    {
        var (api, allow) = (function.Api, function.Allow);
        var operation = new JsonObject
        {
            ["operationId"] = function.Name,
            ["summary"] = api.Summary,
            ["description"] = $"For: {allow.Roles}.{(allow.BeforeConfirmation ? " Also before the address is confirmed." : "")}",
        };
        if (allow.Roles.HasFlag(CallerRoles.Anyone))
        {
            operation["security"] = new JsonArray();
        }

        JsonNode[] parameters =
        [
            .. Parameter().Matches(function.Route).Select(found => Given(found.Groups[1].Value, "path", found.Groups[2].Value == "int")),
            .. api.Query.Select(name => Given(name, "query")),
            .. api.Header is { } header ? [Given(header, "header")] : Array.Empty<JsonObject>(),
        ];
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray(parameters);
        }

        if (api.Takes is { } takes)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(takes, schemas) };
        }

        operation["responses"] = Answers(function, schemas);
        return operation;
    }

    private static JsonObject Answers(ApiFunction function, Schemas schemas)
    {
        var (api, allow) = (function.Api, function.Allow);
        var answers = new JsonObject();
        if (api.Creates)
        {
            answers["201"] = Answer("It is new.", api.Gives, schemas);
        }

        answers[api.Gives is null ? "204" : "200"] = Answer(api.Creates ? "It was there already." : "Done.", api.Gives, schemas);
        int[] problems =
        [
            .. api.Problems,
            .. api.Takes is null ? Array.Empty<int>() : [413],
            // Requests that another site could have triggered.
            .. function.Method == "get" ? Array.Empty<int>() : [400, 403],
            .. function.Method != "get" && (allow.Roles & CallerRoles.Delegation) != 0 ? [429] : Array.Empty<int>(),
            .. allow.Roles.HasFlag(CallerRoles.Anyone) ? Array.Empty<int>() : [403, 404],
        ];
        foreach (var status in problems.Distinct().Order().Select(s => s.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append("default"))
        {
            answers[status] = new JsonObject { ["$ref"] = "#/components/responses/problem" };
        }

        return answers;
    }

    private static JsonObject Answer(string what, Type? gives, Schemas schemas) => gives is null
        ? new() { ["description"] = what }
        : new() { ["description"] = what, ["content"] = Content(gives, schemas) };

    private static JsonObject Content(Type type, Schemas schemas) => type == typeof(Stream)
        ? new() { ["*/*"] = new JsonObject() }
        : new() { [Json] = new JsonObject { ["schema"] = schemas.Of(type) } };

    private static JsonObject ProblemAnswer(Schemas schemas) => new()
    {
        ["description"] = "Problem details (RFC 9457): what is wrong, and what to do.",
        ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = schemas.Of(typeof(Problem)) } },
    };

    private static JsonObject Given(string name, string where, bool isNumber = false) => new()
    {
        ["name"] = name,
        ["in"] = where,
        ["required"] = where != "query",
        ["schema"] = new JsonObject { ["type"] = isNumber ? "integer" : "string" },
    };

    private static IEnumerable<ApiFunction> Functions() =>
        from method in typeof(ApiDescription).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
        let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
        where name is not null && trigger?.Route?.StartsWith("api/", StringComparison.Ordinal) == true
        select new ApiFunction(name, trigger.Route!, trigger.Methods!.Single(),
            method.GetCustomAttribute<ApiAttribute>() ?? throw new InvalidOperationException($"The function {name} does not say with [Api] what it takes and gives."),
            method.GetCustomAttribute<AllowAttribute>()!);

    private sealed record ApiFunction(string Name, string Route, string Method, ApiAttribute Api, AllowAttribute Allow);

    [GeneratedRegex(@"\{(\w+)(?::(\w+))?\}")]
    private static partial Regex Parameter();
}

/// <summary>Problem details as the API gives them. Findings: the places in a work plan that are wrong. Current: the paragraph as it is now.</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<Finding>? Findings = null, CurrentParagraph? Current = null);
