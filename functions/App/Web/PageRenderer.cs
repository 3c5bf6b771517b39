using Mandates.Functions.Web.Access;
using Mandates.Pages.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Mandates.Functions.Web;

/// <summary>Renders a page component to HTML on the server, for the visitor who asks for it, in the visitor's language.</summary>
public sealed class PageRenderer(HtmlRenderer renderer, IAntiforgery antiforgery, RequestAccess access, PlatformPrincipal platform, IOptions<SiteOptions> site)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string PlatformSignIn = "/.auth/login/aad?post_login_redirect_uri=/";

    /// <summary>The token of a visitor's forms; it sets the cookie that belongs to it.</summary>
    public string TokenFor(HttpContext http) => antiforgery.GetAndStoreTokens(http).RequestToken!;

    /// <param name="http">The request that the page answers.</param>
    /// <param name="view">What the page shows.</param>
    /// <param name="status">Other than 200 when the page tells of a problem.</param>
    public async Task<IResult> ShowAsync<TPage>(HttpContext http, IView<TPage> view, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        AskedLanguage.Remember(http);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PageShell>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(PageShell.Page)] = typeof(TPage),
                [nameof(PageShell.View)] = view,
                [nameof(PageShell.Visitor)] = VisitorOf(http),
                [nameof(PageShell.T)] = AskedLanguage.Of(http.Request),
                [nameof(PageShell.Here)] = AddressOf(http.Request),
            }))).ToHtmlString());
        return new Page(html, status);
    }

    /// <summary>Shows the page that asks the visitor to sign in.</summary>
    /// <param name="http">The request that the page answers.</param>
    /// <param name="problem">Key of the text that says why the last code did not open.</param>
    /// <param name="status">Other than 200 when the page tells of a problem.</param>
    public Task<IResult> ShowSignInAsync(HttpContext http, string? problem = null, int status = StatusCodes.Status200OK) =>
        ShowAsync(http, new SignInPageView { Token = TokenFor(http), Problem = problem, PlatformAddress = platform.IsOn ? PlatformSignIn : null }, status);

    /// <summary>Shows a problem as a person sees it. A missing page may exist for another visitor, so this page asks the visitor to sign in.</summary>
    public Task<IResult> ShowProblemAsync(HttpContext http, ProblemException problem) => problem.Status == StatusCodes.Status404NotFound
        ? ShowSignInAsync(http, "enter.not-here", problem.Status)
        : ShowAsync(http, new ProblemPageView
        {
            Status = problem.Status,
            Refusal = problem.Refusal,
            Closed = problem.IsOfOpening && access.Caller is { Mandate: { } mandate, State: { } state } ? (mandate, state) : null,
        }, problem.Status);

    private Visitor? VisitorOf(HttpContext http) => access.Caller == Caller.Unknown
        ? null
        : new(access.Caller.IsOfficer ? access.Caller.From : access.Caller.Id, access.Caller.IsOfficer, access.Caller.Roles.HasFlag(CallerRoles.Secretariat), TokenFor(http))
        {
            State = access.Caller.State,
            Draft = access.NewestDraft,
            IsAdmitted = !access.Caller.IsParticipant || access.IsCommunityOpen,
            Launch = access.Launch,
            Inbox = site.Value.Inbox,
        };

    private static Address AddressOf(HttpRequest request) => HttpMethods.IsGet(request.Method)
        ? new(request.Path, [.. request.Query.Where(q => q.Key is not ("language" or "done")).SelectMany(q => q.Value.Select(value => KeyValuePair.Create(q.Key, value ?? "")))])
        : new("/", []);

    private sealed class Page(string html, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = Policy;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Results.Content(html, "text/html; charset=utf-8", statusCode: status).ExecuteAsync(httpContext);
        }
    }
}
