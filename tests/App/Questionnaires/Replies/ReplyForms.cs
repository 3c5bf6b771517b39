using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>The form of a reply as a browser without script sends it.</summary>
internal static partial class ReplyForms
{
    /// <summary>Complete answers to the sample's questionnaire.</summary>
    public static (string Name, string Value)[] Answers(string authority) =>
        [("q-1", authority), ("q-2", "yes"), ("q-5", "youth"), ("q-11", "gangs"), ("q-12", "Three actions")];

    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, string mandate, string state, string act, (string Name, string Value)[] fields, string? file = null)
    {
        var address = new Uri($"/mandates/{mandate}/states/{state}/reply", UriKind.Relative);
        var page = await http.GetStringAsync(address);
        using var form = new MultipartFormDataContent();

        // The first form of the page is the one to sign out.
        var hidden = Hidden().Matches(page[page.IndexOf("id=\"reply\"", StringComparison.Ordinal)..]).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        foreach (var (name, value) in fields.Concat(hidden).Append(("act", act)))
        {
            form.Add(new StringContent(value), name);
        }

        if (file is not null)
        {
            var annex = new ByteArrayContent(SmallPdf.Of("annex"));
            annex.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(Files.PdfType);
            form.Add(annex, "file", file);
        }

        return await http.PostAsync(address, form);
    }

    [GeneratedRegex("""<input type="hidden" name="(seen|token|questionnaire|language)" value="([^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
