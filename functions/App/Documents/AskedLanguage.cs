using Mandates.Domain;
using Mandates.Pages;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Documents;

/// <summary>The language that somebody wants a document or page in: the one they ask for, or chose before, or else what is usual for them.</summary>
internal static class AskedLanguage
{
    private const string Name = "language";

    /// <param name="request">Its query says what is asked for, its cookie what was chosen.</param>
    /// <param name="otherwise">Where nothing is; without it the browser's language.</param>
    public static Texts Of(HttpRequest request, Language? otherwise = null) =>
        (Asked(request) ?? LanguageCode.Parse(request.Cookies[Name] ?? "") ?? otherwise) is { } language
            ? Texts.In(language)
            : Texts.For(request.Headers.AcceptLanguage);

    /// <summary>Keeps a choice for a year. It is the only cookie that scripts of nobody need and that says nothing about anyone.</summary>
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
