using System.Globalization;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Status;

/// <summary>The texts of C# files as patterns: interpolated or not, joined over lines, with {0}, {1}… for their fields.</summary>
internal static class SentencesInCode
{
    public static IReadOnlySet<string> Under(params string[] folders) => folders
        .SelectMany(folder => Directory.GetFiles(Path.Combine(RepositoryRoot.Find(), "functions", folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => Of(File.ReadAllText(file))).ToHashSet(StringComparer.Ordinal);

    /// <summary>What the schema of a plan says of its fields: the remedies in findings on its JSON.</summary>
    public static IReadOnlySet<string> OfThePlansSchema()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "functions", "Domain", "WorkPlans", "work-plan.schema.json")));
        return In(schema.RootElement).ToHashSet(StringComparer.Ordinal);

        static IEnumerable<string> In(JsonElement part) => part.ValueKind == JsonValueKind.Object
            ? part.EnumerateObject().SelectMany(p => p is { Name: "description", Value.ValueKind: JsonValueKind.String } ? [p.Value.GetString()!] : In(p.Value))
            : [];
    }

    private static IEnumerable<string> Of(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            if (code.AsSpan(i).StartsWith("//"))
            {
                i = code.IndexOf('\n', i);
            }
            else if (code[i] == '\'')
            {
                i += code[i + 1] == '\\' ? 3 : 2;
            }
            else if (code[i] == '"')
            {
                var (pattern, fields) = (new StringBuilder(), 0);
                Read(code, ref i, pattern, ref fields);
                for (var next = Joined(code, i); next > 0; next = Joined(code, i))
                {
                    i = next;
                    Read(code, ref i, pattern, ref fields);
                }

                yield return pattern.ToString();
            }
        }
    }

    // From the opening quote to the closing one.
    private static void Read(string code, ref int i, StringBuilder pattern, ref int fields)
    {
        var hasFields = i > 0 && code[i - 1] == '$';
        for (i++; code[i] != '"'; i++)
        {
            if (code[i] == '\\')
            {
                pattern.Append(code[++i]);
            }
            else if (hasFields && code[i] == '{' && code[i + 1] != '{')
            {
                Skip(code, ref i);
                pattern.Append(CultureInfo.InvariantCulture, $"{{{fields++}}}");
            }
            else
            {
                pattern.Append(code[i]);
            }
        }
    }

    // To the brace that closes a field, over the texts inside.
    private static void Skip(string code, ref int i)
    {
        for (var depth = 0; ; i++)
        {
            depth += code[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return;
            }

            if (code[i] == '"')
            {
                var inside = 0;
                Read(code, ref i, new(), ref inside);
            }
        }
    }

    // The opening quote of a text that is added to the one that ends here; 0 when none is.
    private static int Joined(string code, int end)
    {
        var rest = code[(end + 1)..].TrimStart();
        var text = rest.StartsWith('+') ? rest[1..].TrimStart().TrimStart('$') : "";
        return text.StartsWith('"') ? code.Length - text.Length : 0;
    }
}
