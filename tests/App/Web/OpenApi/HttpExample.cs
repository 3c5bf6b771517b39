using System.Text.RegularExpressions;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Web.OpenApi;

/// <summary>A request as a file of <c>docs/http</c> has it.</summary>
/// <param name="Title">What its line with ### says; of the last that said something.</param>
/// <param name="Lines">From the method on; {{names}} and words in capitals are still to be filled in.</param>
internal sealed record HttpExample(string Title, IReadOnlyList<string> Lines)
{
    public static IEnumerable<HttpExample> Of(string file)
    {
        var title = "";
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "http", file)).Split("\n###"))
        {
            var lines = part.Split('\n');
            foreach (var variable in lines.Where(line => line.StartsWith('@')).Select(line => line[1..].Split(" = ")))
            {
                variables[variable[0]] = variable[1];
            }

            if (lines[0].StartsWith(' '))
            {
                title = lines[0].Trim();
            }

            var request = lines.Skip(1).SkipWhile(line => !line.Contains("{{host}}", StringComparison.Ordinal)).ToArray();
            if (request.Length > 0)
            {
                yield return new(title, [.. request.Select(line => variables.Aggregate(line, (text, v) => text.Replace($"{{{{{v.Key}}}}}", v.Value, StringComparison.Ordinal)))]);
            }
        }
    }

    /// <param name="values">What stands for each word in capitals.</param>
    /// <param name="files">What stands for each file that is sent.</param>
    public HttpRequestMessage Request(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, byte[]> files)
    {
        // In one pass, the longest first: a value that is random can hold a shorter word in capitals, which is not one then.
        var words = new Regex(string.Join('|', values.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape)));
        var lines = Lines.Select(line => words.Replace(line, word => values[word.Value])).ToArray();
        var headers = lines.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2)).ToArray();
        var body = string.Join('\n', lines.Skip(1 + headers.Length)).Trim();
        var first = lines[0].Split(' ');
        var request = new HttpRequestMessage(new(first[0]), new Uri(new Uri(first[1]).PathAndQuery, UriKind.Relative))
        {
            Content = new ByteArrayContent(body.StartsWith("< ", StringComparison.Ordinal) ? files[body[2..]] : System.Text.Encoding.UTF8.GetBytes(body)),
        };
        foreach (var header in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(header[0], header[1]) || request.Content.Headers.TryAddWithoutValidation(header[0], header[1]), header[0]);
        }

        return request;
    }
}
