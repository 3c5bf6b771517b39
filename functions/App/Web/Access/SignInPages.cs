using Mandates.Pages.Web;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Where a personal link lands. The code stands behind the address's # and is sent by the page's form: by script at
/// once, without script by hand. Looking at the page has no effect.
/// </summary>
public sealed class SignInPages(Entrance entrance, SessionCookie session, SignInView page)
{
    [Function("EnterPage"), Allow(CallerRoles.Anyone)]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "enter")] HttpRequest request) =>
        page.ShowAsync(request.HttpContext);

    [Function("EnterForm"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "enter")] HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        try
        {
            var caller = await entrance.EnterAsync(request.HttpContext, form["code"].ToString(), cancellationToken);
            return new SeeOther(caller.Mandate is null ? "/" : $"/mandates/{caller.Mandate}/states/{caller.State}");
        }
        catch (ProblemException problem) when (problem.Status is 404 or 429)
        {
            return await page.ShowAsync(request.HttpContext, problem.Status == 429 ? "enter.too-many" : "enter.wrong", problem.Status);
        }
    }

    [Function("LeaveForm"), Allow(CallerRoles.Anyone)]
    public IResult Leave([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leave")] HttpRequest request)
    {
        session.End(request.HttpContext);
        return new SeeOther("/enter");
    }
}

/// <summary>The page that asks who one is.</summary>
public sealed class SignInView(PageRenderer pages, PlatformPrincipal platform)
{
    private const string PlatformSignIn = "/.auth/login/aad?post_login_redirect_uri=/";

    public Task<IResult> ShowAsync(HttpContext http, string? problem = null, int status = StatusCodes.Status200OK) =>
        pages.RenderAsync<SignInPage>(http, new()
        {
            [nameof(SignInPage.Token)] = pages.TokenFor(http),
            [nameof(SignInPage.Problem)] = problem,
            [nameof(SignInPage.SignIn)] = platform.IsOn ? PlatformSignIn : null,
        }, status);
}
