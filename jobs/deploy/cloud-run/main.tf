# PerDollar as a Cloud Run job, started by Cloud Scheduler. README.md beside this file says which roles are given, and why.

resource "google_service_account" "reader" {
  account_id   = "perdollar"
  display_name = "PerDollar: reads the bill and the logs"
}

resource "google_project_iam_member" "runs_queries" {
  project = var.project
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.reader.member
}

resource "google_bigquery_dataset_iam_member" "reads" {
  for_each   = { for each in var.datasets : "${each.project}.${each.dataset}" => each }
  project    = each.value.project
  dataset_id = each.value.dataset
  role       = "roles/bigquery.dataViewer"
  member     = google_service_account.reader.member
}

resource "google_secret_manager_secret_iam_member" "reads" {
  for_each  = toset(concat([var.configuration_secret], values(var.environment_secrets)))
  project   = var.project
  secret_id = each.value
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.reader.member
}

resource "google_cloud_run_v2_job" "nightly" {
  name     = "perdollar"
  location = var.region

  template {
    parallelism = 1
    task_count  = 1

    template {
      service_account       = google_service_account.reader.email
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
      timeout               = "14400s"
      # A retry goes on where the task stopped. It cannot mend a configuration (2) or data (3), and costs little there.
      max_retries = 1

      containers {
        image = var.image
        args  = ["nightly", "--config", "/config/perdollar.yaml", "--log-format", "json"]

        resources {
          limits = {
            cpu    = "2"
            memory = "2Gi"
          }
        }

        dynamic "env" {
          for_each = var.environment_secrets
          content {
            name = env.key
            value_source {
              secret_key_ref {
                secret  = env.value
                version = "latest"
              }
            }
          }
        }

        volume_mounts {
          name       = "config"
          mount_path = "/config"
        }

        volume_mounts {
          name       = "data"
          mount_path = "/data"
        }
      }

      volumes {
        name = "config"
        secret {
          secret = var.configuration_secret
          items {
            path    = "perdollar.yaml"
            version = "latest"
          }
        }
      }

      volumes {
        name = "data"
        nfs {
          server = var.nfs.server
          path   = var.nfs.path
        }
      }

      vpc_access {
        egress = "PRIVATE_RANGES_ONLY"
        network_interfaces {
          network    = var.network.network
          subnetwork = var.network.subnetwork
        }
      }
    }
  }

  depends_on = [google_secret_manager_secret_iam_member.reads]
}

resource "google_service_account" "scheduler" {
  account_id   = "perdollar-scheduler"
  display_name = "PerDollar: starts the nightly job"
}

resource "google_cloud_run_v2_job_iam_member" "starts" {
  project  = google_cloud_run_v2_job.nightly.project
  location = google_cloud_run_v2_job.nightly.location
  name     = google_cloud_run_v2_job.nightly.name
  role     = "roles/run.invoker"
  member   = google_service_account.scheduler.member
}

resource "google_cloud_scheduler_job" "nightly" {
  name             = "perdollar"
  description      = "Starts PerDollar's nightly job"
  region           = var.region
  schedule         = var.schedule
  time_zone        = var.time_zone
  attempt_deadline = "180s"

  retry_config {
    retry_count = 2
  }

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.nightly.id}:run"

    oauth_token {
      service_account_email = google_service_account.scheduler.email
    }
  }

  depends_on = [google_cloud_run_v2_job_iam_member.starts]
}
