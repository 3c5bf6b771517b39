namespace Mandates.Functions.Web;

/// <summary>
/// The one rule for the language of pages and documents: the one that the visitor asks for, or chose before, or
/// else a participant's own, or that of its state, or the browser's, or English, in which plans are written.
/// </summary>
internal static class AskedLanguage
{
    private const string Name = "language";

    public static Texts Of(HttpRequest request) =>
        (Chosen(request) ?? request.HttpContext.Features.Get<UsualLanguage>()?.Language) is { } language
            ? Texts.In(language)
            : Texts.For(request.Headers.AcceptLanguage);

    /// <summary>The visitor's choice, in the query now or in the cookie from before.</summary>
    public static Language? Chosen(HttpRequest request) => Asked(request) ?? LanguageCode.Parse(request.Cookies[Name] ?? "");

    /// <summary>Keeps a choice for a year. It says nothing about the visitor but the language.</summary>
    public static void Remember(HttpContext http)
    {
        if (Asked(http.Request) is { } language)
        {
            http.Response.Cookies.Append(Name, language.Code(), new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                Path = "/",
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }
    }

    private static Language? Asked(HttpRequest request) => LanguageCode.Parse(request.Query[Name].ToString());
}

/// <summary>Stored with a participant's request: the language of the participant, or else of its state.</summary>
internal sealed record UsualLanguage(Language Language);
