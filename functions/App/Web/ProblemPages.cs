using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Web;

/// <summary>A problem as a person sees it. Where nothing is to be seen, the page asks who one is.</summary>
public sealed class ProblemPages(PageRenderer pages, SignInView entrance)
{
    public Task<IResult> ShowAsync(HttpContext http, ProblemException problem) => problem.Status == StatusCodes.Status404NotFound
        ? entrance.ShowAsync(http, "enter.not-here", problem.Status)
        : pages.RenderAsync<ProblemPage>(http, new()
        {
            [nameof(ProblemPage.Status)] = problem.Status,
            [nameof(ProblemPage.Refusal)] = problem.Refusal,
        }, problem.Status);
}
