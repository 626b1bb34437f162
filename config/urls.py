"""Every address of the installation: each app lists its public, office and own ("my") pages; here they are mounted."""

from django.contrib import admin
from django.urls import include, path

from apps.accounts import urls as accounts
from apps.bodies import urls as bodies
from apps.councils import urls as councils
from apps.documents import urls as documents
from apps.interests import urls as interests
from apps.meetings import urls as meetings
from apps.members import urls as members
from apps.plans import urls as plans
from apps.portal import urls as portal

APPS = (councils, documents, bodies, members, interests, meetings, plans, portal)

urlpatterns = [
    path("admin/", admin.site.urls),
    *accounts.root,
    *portal.root,
]
urlpatterns += [path("office/<slug:council>/", include(app.office)) for app in APPS if hasattr(app, "office")]
urlpatterns += [path("my/<slug:council>/", include(app.my)) for app in APPS if hasattr(app, "my")]
urlpatterns += [path("<slug:council>/", include(app.public)) for app in APPS if hasattr(app, "public")]

handler403 = "apps.portal.views.errors.forbidden"
handler404 = "apps.portal.views.errors.not_found"
# allauth's name for what answers when tries to sign in are too many.
handler429 = "apps.portal.views.errors.too_many"
handler500 = "apps.portal.views.errors.server_error"
