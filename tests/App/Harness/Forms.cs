using System.Text.RegularExpressions;

namespace Mandates.App.Tests;

/// <summary>Forms as a browser without script sends them.</summary>
internal static partial class Forms
{
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient http, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await http.FormTokenAsync(page);
        return await http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(
            fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Prepend(new("token", token))));
    }

    public static async Task<string> FormTokenAsync(this HttpClient http, string page) =>
        Token().Match(await http.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value;

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
